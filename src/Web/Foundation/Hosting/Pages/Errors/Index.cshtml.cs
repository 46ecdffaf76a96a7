using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Visavis.Web.Foundation.Hosting.Limits;

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

    /// <summary>A form came back without the cookie that goes with every form.</summary>
    public bool IsWithoutCookies => HttpMethods.IsPost(Request.Method) && !Request.Cookies.ContainsKey(WriteProtection.FormCookie);

    public string RequestId => HttpContext.TraceIdentifier;
}
