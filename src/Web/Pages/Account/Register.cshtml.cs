using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Visavis.Web.Accounts;
using Visavis.Web.Accounts.Email;
using Visavis.Web.Hosting;
using Visavis.Web.Localization;

namespace Visavis.Web.Pages.Account;

/// <summary>Asks for the address only, and answers the same whatever is known about it.</summary>
[AllowUnfinishedAccount]
public sealed class RegisterModel(EmailAccounts accounts, SiteAddress site, IStringLocalizer<SecurityTexts> texts) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public bool Sent { get; set; }

    public string? Email { get; private set; }

    public string? Error { get; private set; }

    public IActionResult OnGet() => User.AccountId() is null ? Page() : LocalRedirect("/");

    public async Task<IActionResult> OnPostAsync(string? email, CancellationToken cancellationToken)
    {
        Sent = false;
        if (!EmailAddress.TryClean(email, out var clean))
        {
            (Email, Error) = (email, texts["Cette adresse n’est pas complète. Exemple : prenom.nom@exemple.fr"]);
            return Page();
        }

        await accounts.AskConfirmationAsync(clean, site.Of(Request), cancellationToken);
        return LocalRedirect("/account/register?sent=true");
    }
}
