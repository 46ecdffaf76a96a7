using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Visavis.Web.Results.Pages;

namespace Visavis.Web.Foundation.Hosting.Pages.Errors;

/// <summary>Where every refusal and failure without a body of its own ends.</summary>
[ErrorAnswer]
[AllowUnfinishedAccount]
[DisableRateLimiting]
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class IndexModel : PageModel
{
    public int Status => Response.StatusCode;

    public string RequestId => HttpContext.TraceIdentifier;
}
