using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Visavis.Web.Accounts;
using Visavis.Web.Accounts.Email;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Hosting;
using Visavis.Web.Foundation.Localization;

namespace Visavis.Web.Accounts.Pages;

/// <summary>Follows the link of the reset mail, which is good once: the new password changes the stamp it was made from.</summary>
[AllowUnfinishedAccount]
public sealed class ResetPasswordModel(
    AccountLinks links,
    VisavisDbContext db,
    PasswordChange change,
    SignInManager<Accounts.Account> signIn,
    SiteAddress site,
    IStringLocalizer<SecurityTexts> texts
) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Token { get; set; }

    /// <summary>Of the account; null when the link is used or too old.</summary>
    public string? Email { get; private set; }

    public string? Error { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken) => Email = (await FindAsync(cancellationToken))?.Email;

    public async Task<IActionResult> OnPostAsync(string? password, CancellationToken cancellationToken)
    {
        if (await FindAsync(cancellationToken) is not { } account)
        {
            return Page();
        }

        Email = account.Email;
        Error = PasswordRules.Refusal(password, account.Email, account.DisplayName, texts);
        if (Error is not null)
        {
            return Page();
        }

        if (!await change.ApplyAsync(account, password!, site.Of(Request), keptSession: null, cancellationToken))
        {
            Email = null;
            return Page();
        }

        await signIn.SignInAsync(account, isPersistent: false);
        return LocalRedirect(account.TermsAcceptedAt is null ? FirstSignIn.PageLeadingTo("/") : "/account/security");
    }

    private async Task<Accounts.Account?> FindAsync(CancellationToken cancellationToken) =>
        links.ReadReset(Token) is { } link
        && await db.Users.FindAsync([link.AccountId], cancellationToken) is { ErasedAt: null } account
        && account.SecurityStamp == link.SecurityStamp
            ? account
            : null;
}
