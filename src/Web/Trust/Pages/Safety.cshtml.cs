using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;
using Visavis.Web.Foundation.Hosting;
using Visavis.Web.Trust.Safety;

namespace Visavis.Web.Trust.Pages;

/// <summary>How to stay safe, and the right public service for each kind of fraud.</summary>
[AllowUnfinishedAccount]
public sealed class SafetyModel(IOptions<SafetyOptions> options) : PageModel
{
    public SafetyOptions Safety => options.Value;
}
