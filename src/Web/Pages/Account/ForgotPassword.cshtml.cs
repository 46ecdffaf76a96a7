using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Visavis.Web.Accounts;
using Visavis.Web.Accounts.Email;
using Visavis.Web.Hosting;
using Visavis.Web.Localization;

namespace Visavis.Web.Pages.Account;

/// <summary>Answers the same whatever is known about the address.</summary>
[AllowUnfinishedAccount]
public sealed class ForgotPasswordModel(EmailAccounts accounts, SiteAddress site, IStringLocalizer<SecurityTexts> texts) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public bool Sent { get; set; }

    public string? Email { get; private set; }

    public string? Error { get; private set; }

    public async Task<IActionResult> OnPostAsync(string? email, CancellationToken cancellationToken)
    {
        Sent = false;
        if (!EmailAddress.TryClean(email, out var clean))
        {
            (Email, Error) = (email, texts["Cette adresse n’est pas complète. Exemple : prenom.nom@exemple.fr"]);
            return Page();
        }

        await accounts.AskResetAsync(clean, site.Of(Request), cancellationToken);
        return LocalRedirect("/account/forgot-password?sent=true");
    }
}
