using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Visavis.Web.Accounts.Email;
using Visavis.Web.Accounts.GoogleSignIn;
using Visavis.Web.Accounts.Sessions;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Hosting;
using Visavis.Web.Foundation.Localization;

namespace Visavis.Web.Accounts.Pages.Security;

/// <summary>
/// Follows the link that was mailed after a fresh proof; good once, and only in the session of the account that asked: whoever reads the
/// mailbox alone gets nowhere.
/// </summary>
public sealed class PasswordModel(
    VisavisDbContext db,
    PasswordAddition addition,
    SignInManager<Accounts.Account> signIn,
    SiteAddress site,
    IStringLocalizer<SecurityTexts> texts
) : ManagePageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Token { get; set; }

    /// <summary>To sign in by; null when the link is used, too old, or of another account.</summary>
    public string? Email { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken) => await ReadLinkAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(string? password, CancellationToken cancellationToken)
    {
        var account = await ReadLinkAsync(cancellationToken);
        ModelState.Clear();
        if (Email is null)
        {
            return Page();
        }

        if (PasswordRules.Refusal(password, Email, account.DisplayName, texts) is { } refusal)
        {
            ModelState.AddModelError("password", refusal);
            return Page();
        }

        var session = SessionRegistry.IdOf(User)!.Value;
        if (!await addition.AddAsync(account, Email, password!, site.Of(Request), session, cancellationToken))
        {
            Email = null;
            return Page();
        }

        await signIn.RefreshSignInAsync(account);
        (NoticeSection, NoticeText) = (
            IndexModel.PasswordSection,
            texts["Mot de passe ajouté : vous pouvez aussi vous connecter avec votre adresse. Vos autres appareils sont déconnectés."]
        );
        return LocalRedirect($"{GoogleLinking.PagePath}#{IndexModel.PasswordSection}");
    }

    private async Task<Accounts.Account> ReadLinkAsync(CancellationToken cancellationToken)
    {
        var account = await db.Users.SingleAsync(a => a.Id == AccountId, cancellationToken);
        Email = await addition.FindAsync(account, Token, cancellationToken);
        return account;
    }
}
