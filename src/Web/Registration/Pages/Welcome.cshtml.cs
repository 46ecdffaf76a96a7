using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Visavis.Web.Accounts;
using Visavis.Web.Foundation.Hosting;
using Visavis.Web.Foundation.Localization;
using Visavis.Web.Organisations;
using Visavis.Web.Registration;

namespace Visavis.Web.Registration.Pages;

/// <summary>The first-sign-in page; shorter for somebody on the way to accept an invitation.</summary>
[AllowUnfinishedAccount]
[Authorize(Policy = AccountPolicies.SignedIn)]
public sealed class WelcomeModel(
    RegistrationService registration,
    InvitationReader invitations,
    SignInManager<Accounts.Account> signIn,
    TimeProvider clock,
    IStringLocalizer<AccountTexts> texts
) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    /// <summary>Wants to sign up without joining whom invites.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Alone { get; set; }

    /// <summary>Wants to be told by telephone or letter: the page for that follows.</summary>
    [BindProperty]
    public bool OtherChannel { get; set; }

    [BindProperty]
    public RegistrationInput Input { get; set; } = new();

    /// <summary>The invitation the person comes from, while it is open.</summary>
    public InvitationView? Invitation { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (User.IsRegistered())
        {
            return LocalRedirect(LocalAddress.OrHome(ReturnUrl));
        }

        Input.Name = User.Identity?.Name;
        await FindInvitationAsync(cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        // Whatever the binder made of odd fields, the sentences next to them are ours.
        ModelState.Clear();
        await FindInvitationAsync(cancellationToken);
        var today = DateOnly.FromDateTime(clock.GetUtcNow().Date);
        var details = Input.Read(today, Invitation, texts, (field, text) => ModelState.AddModelError($"{nameof(Input)}.{field}", text));
        if (details is null)
        {
            return Page();
        }

        var language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
        if (await registration.CompleteAsync(User.AccountId()!.Value, details, language, cancellationToken) is not { } account)
        {
            // Withdrawn while the page was being filled: the page about it says so.
            return LocalRedirect(LocalAddress.OrHome(ReturnUrl));
        }

        await signIn.RefreshSignInAsync(account);
        InvitationCookie.Forget(HttpContext);
        if (OtherChannel)
        {
            return LocalRedirect("/account/channel");
        }

        return LocalRedirect(Invitation is null ? AfterWelcome(account) : $"/account/organisation?of={Invitation.OrganisationId}");
    }

    /// <summary>Where the person was going; a professional who was going nowhere is shown what is missing to be found and called.</summary>
    private string AfterWelcome(Account account) =>
        LocalAddress.OrHome(ReturnUrl) is var next && next == "/" && account.Category.IsListed() ? "/account/profile#steps" : next;

    /// <summary>The sentence under a field, if it was refused.</summary>
    public string? ErrorOf(string field) => ModelState[$"{nameof(Input)}.{field}"]?.Errors.FirstOrDefault()?.ErrorMessage;

    /// <summary>For <c>aria-invalid</c>.</summary>
    public string? IsInvalid(string field) => ErrorOf(field) is null ? null : "true";

    private async Task FindInvitationAsync(CancellationToken cancellationToken)
    {
        if (Alone)
        {
            return;
        }

        var code = InvitationSecret.CodeOf(ReturnUrl) ?? InvitationCookie.Read(HttpContext);
        var found = await invitations.FindAsync(code, cancellationToken);
        Invitation = found?.State == InvitationState.Open ? found : null;
    }
}
