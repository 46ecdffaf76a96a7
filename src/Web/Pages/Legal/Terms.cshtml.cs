using Microsoft.AspNetCore.Mvc.RazorPages;
using Visavis.Web.Accounts;

namespace Visavis.Web.Pages.Legal;

/// <summary>Long texts stand whole in one partial per language, where an operator can complete them.</summary>
[AllowUnfinishedAccount]
public sealed class TermsModel : PageModel;
