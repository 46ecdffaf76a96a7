using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Visavis.Web.Accounts;
using Visavis.Web.Accounts.Email;
using Visavis.Web.Accounts.Passkeys;
using Visavis.Web.Foundation.Hosting;
using Visavis.Web.Foundation.Localization;

namespace Visavis.Web.Accounts.Pages;

/// <summary>Whoever read the mail chooses a password or a passkey; only then the account is made.</summary>
[AllowUnfinishedAccount]
public sealed class ConfirmModel(
    AccountLinks links,
    EmailAccounts accounts,
    PasskeyCeremonies passkeys,
    SignInManager<Accounts.Account> signIn,
    IStringLocalizer<SecurityTexts> texts
) : PageModel
{
    /// <summary>Where the person was going when they registered.</summary>
    private string destination = "/";

    [BindProperty(SupportsGet = true)]
    public string? Token { get; set; }

    /// <summary>The confirmed address; null when the link is used or too old.</summary>
    public string? Email { get; private set; }

    /// <summary>The link was followed before, by who is signed in now.</summary>
    public bool IsDone { get; private set; }

    public string? Error { get; private set; }

    public bool PasskeyFailed { get; private set; }

    public Task OnGetAsync(CancellationToken cancellationToken) => ReadLinkAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(string? password, CancellationToken cancellationToken)
    {
        await ReadLinkAsync(cancellationToken);
        if (Email is null)
        {
            return Page();
        }

        Error = PasswordRules.Refusal(password, Email, name: null, texts);
        return Error is null ? await FinishAsync(Guid.NewGuid(), password, passkey: null, cancellationToken) : Page();
    }

    public async Task<IActionResult> OnPostPasskeyAsync(string? credential, CancellationToken cancellationToken)
    {
        await ReadLinkAsync(cancellationToken);
        if (Email is null)
        {
            return Page();
        }

        if (await passkeys.EndRegistrationAsync(credential, Request.Headers.UserAgent) is not { } made || made.Name != Email)
        {
            PasskeyFailed = true;
            return Page();
        }

        return await FinishAsync(made.AccountId, password: null, made.Passkey, cancellationToken);
    }

    private async Task ReadLinkAsync(CancellationToken cancellationToken)
    {
        if (links.ReadConfirmation(Token) is not var (email, returnUrl))
        {
            return;
        }

        if (await accounts.FindAsync(email, cancellationToken) is not { } known)
        {
            (Email, destination) = (email, returnUrl);
            return;
        }

        IsDone = known.Id == User.AccountId();
    }

    private async Task<IActionResult> FinishAsync(Guid id, string? password, UserPasskeyInfo? passkey, CancellationToken cancellationToken)
    {
        if (await accounts.CreateAsync(Email!, id, password, passkey, cancellationToken) is not { } account)
        {
            Email = null;
            return Page();
        }

        await signIn.SignInAsync(account, isPersistent: false);
        return LocalRedirect(FirstSignIn.PageLeadingTo(destination));
    }
}
