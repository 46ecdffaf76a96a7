using Microsoft.AspNetCore.Mvc.RazorPages;
using Visavis.Web.Accounts;

namespace Visavis.Web.Pages.Legal;

[AllowUnfinishedAccount]
public sealed class PrivacyModel : PageModel;
