using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.WebUtilities;
using Visavis.Web.Foundation.Hosting;

namespace Visavis.Web.Foundation.Hosting.Pages.Errors;

/// <summary>Before the error page is drawn: its status, the address it stands for, and for programs a problem document in its place.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ErrorAnswerAttribute : Attribute, IPageFilter
{
    public void OnPageHandlerSelected(PageHandlerSelectedContext context) { }

    public void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        var http = context.HttpContext;
        if (http.Response.StatusCode < StatusCodes.Status400BadRequest)
        {
            // Nobody comes here by themselves; whoever types the address finds no page.
            http.Response.StatusCode = StatusCodes.Status404NotFound;
        }

        if (http.Response.StatusCode == StatusCodes.Status503ServiceUnavailable && http.Response.Headers.RetryAfter.Count == 0)
        {
            http.Response.Headers.RetryAfter = PassingTrouble.RetryAfterSeconds;
        }

        RestoreAddress(http);
        if (!http.Request.WantsPage())
        {
            var status = http.Response.StatusCode;
            var problem = new ProblemDetails
            {
                Status = status,
                Title = ReasonPhrases.GetReasonPhrase(status),
                Extensions = { ["requestId"] = http.TraceIdentifier },
            };
            context.Result = new ObjectResult(problem) { StatusCode = status, ContentTypes = { "application/problem+json" } };
        }
    }

    public void OnPageHandlerExecuted(PageHandlerExecutedContext context) { }

    /// <summary>The links and forms of the layout speak of the page that was asked for, which the address bar still shows.</summary>
    private static void RestoreAddress(HttpContext http)
    {
        if (http.Features.Get<IStatusCodeReExecuteFeature>() is { } refusal)
        {
            http.Request.Path = refusal.OriginalPath;
            http.Request.QueryString = new QueryString(refusal.OriginalQueryString);
        }
        else if (http.Features.Get<IExceptionHandlerPathFeature>() is { } failure)
        {
            http.Request.Path = failure.Path;
        }
    }
}
