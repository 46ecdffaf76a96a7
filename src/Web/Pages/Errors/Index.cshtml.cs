using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.WebUtilities;
using Visavis.Web.Accounts;
using Visavis.Web.Hosting;

namespace Visavis.Web.Pages.Errors;

/// <summary>Where every refusal and failure without a body of its own ends: a page for people, a problem document for programs.</summary>
[AllowUnfinishedAccount]
[DisableRateLimiting]
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class IndexModel : PageModel
{
    public int Status => Response.StatusCode;

    public string RequestId => HttpContext.TraceIdentifier;

    /// <summary>Nobody comes here by themselves; whoever types the address finds no page.</summary>
    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        if (Response.StatusCode < StatusCodes.Status400BadRequest)
        {
            Response.StatusCode = StatusCodes.Status404NotFound;
        }

        RestoreAddress();
        if (!Request.WantsPage())
        {
            var problem = new ProblemDetails
            {
                Status = Status,
                Title = ReasonPhrases.GetReasonPhrase(Status),
                Extensions = { ["requestId"] = RequestId },
            };
            context.Result = new ObjectResult(problem) { StatusCode = Status, ContentTypes = { "application/problem+json" } };
        }
    }

    /// <summary>The links and forms of the layout speak of the page that was asked for, which the address bar still shows.</summary>
    private void RestoreAddress()
    {
        if (HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is { } refusal)
        {
            Request.Path = refusal.OriginalPath;
            Request.QueryString = new QueryString(refusal.OriginalQueryString);
        }
        else if (HttpContext.Features.Get<IExceptionHandlerPathFeature>() is { } failure)
        {
            Request.Path = failure.Path;
        }
    }
}
