using Microsoft.AspNetCore.Mvc.RazorPages;
using Visavis.Web.Foundation.Hosting;

namespace Visavis.Web.Help.Pages.Legal;

[AllowUnfinishedAccount]
public sealed class PrivacyModel : PageModel;
