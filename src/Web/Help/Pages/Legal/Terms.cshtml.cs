using Microsoft.AspNetCore.Mvc.RazorPages;
using Visavis.Web.Foundation.Hosting;

namespace Visavis.Web.Help.Pages.Legal;

/// <summary>Long texts stand whole in one partial per language, where an operator can complete them.</summary>
[AllowUnfinishedAccount]
public sealed class TermsModel : PageModel;
