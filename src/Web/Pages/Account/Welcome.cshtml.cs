using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Visavis.Web.Accounts;
using Visavis.Web.Accounts.Registration;
using Visavis.Web.Localization;

namespace Visavis.Web.Pages.Account;

[AllowUnfinishedAccount]
[Authorize(Policy = AccountPolicies.SignedIn)]
public sealed class WelcomeModel(
    RegistrationService registration,
    SignInManager<Accounts.Account> signIn,
    IStringLocalizer<AccountTexts> texts
) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    [BindProperty]
    public RegistrationInput Input { get; set; } = new();

    public IActionResult OnGet()
    {
        Input.Name = User.Identity?.Name;
        return User.IsRegistered() ? LocalRedirect(LocalAddress.OrHome(ReturnUrl)) : Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        // Whatever the binder made of odd fields, the sentences next to them are ours.
        ModelState.Clear();
        var details = Input.Read(texts, (field, text) => ModelState.AddModelError($"{nameof(Input)}.{field}", text));
        if (details is null)
        {
            return Page();
        }

        var language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
        var account = await registration.CompleteAsync(User.AccountId()!.Value, details, language, cancellationToken);
        await signIn.RefreshSignInAsync(account);
        return LocalRedirect(LocalAddress.OrHome(ReturnUrl));
    }

    /// <summary>The sentence under a field, if it was refused.</summary>
    public string? ErrorOf(string field) => ModelState[$"{nameof(Input)}.{field}"]?.Errors.FirstOrDefault()?.ErrorMessage;
}
