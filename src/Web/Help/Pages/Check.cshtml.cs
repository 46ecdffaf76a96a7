using Microsoft.AspNetCore.Mvc.RazorPages;
using Visavis.Web.Foundation.Hosting;

namespace Visavis.Web.Help.Pages;

/// <summary>Anybody can try their devices and network, and read whose side fails.</summary>
[AllowUnfinishedAccount]
public sealed class CheckModel : PageModel;
