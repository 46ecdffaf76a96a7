using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;
using Visavis.Web.Accounts;
using Visavis.Web.Accounts.Email;
using Visavis.Web.Accounts.GoogleSignIn;
using Visavis.Web.Foundation.Forms;
using Visavis.Web.Foundation.Hosting;

namespace Visavis.Web.Accounts.Pages;

[AllowUnfinishedAccount]
[ForgivesStalePage]
public sealed class SignInModel(
    ISignInProfiles profiles,
    PasswordSignIn passwords,
    SignInManager<Accounts.Account> signIn,
    SignInReasons reasons,
    IHostEnvironment environment,
    IOptions<GoogleSignInOptions> google
) : PageModel
{
    private const int DemoPeopleShown = 18;

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    /// <summary>Why an attempt to sign in just failed.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Problem { get; set; }

    /// <summary>What signing in is for, when the way here tells.</summary>
    public string? Reason { get; private set; }

    public string? Email { get; private set; }

    public bool Stay { get; private set; }

    /// <summary>One answer for all that may be wrong: it tells nobody which addresses have an account.</summary>
    public bool IsRefused { get; private set; }

    public bool OffersGoogle => google.Value.IsConfigured;

    public IReadOnlyList<DemoPerson> DemoPeople { get; private set; } = [];

    /// <summary>This page on the other loopback name, whose cookies are separate: a second person in the same browser.</summary>
    public string? SecondTabUrl { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        ReturnUrl = LocalAddress.OrHome(ReturnUrl);
        if (User.AccountId() is not null)
        {
            return LocalRedirect(ReturnUrl);
        }

        await PrepareAsync(cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? email, string? password, bool? stay, CancellationToken cancellationToken)
    {
        ReturnUrl = LocalAddress.OrHome(ReturnUrl);
        ModelState.Clear();
        if (await passwords.CheckAsync(email, password, Request, cancellationToken) is { } account)
        {
            await signIn.SignInAsync(account, isPersistent: stay == true);
            return LocalRedirect(account.TermsAcceptedAt is null ? FirstSignIn.PageLeadingTo(ReturnUrl) : ReturnUrl);
        }

        (Email, Stay, IsRefused) = (email, stay == true, true);
        await PrepareAsync(cancellationToken);
        return Page();
    }

    private async Task PrepareAsync(CancellationToken cancellationToken)
    {
        Reason = await reasons.OfAsync(ReturnUrl!, cancellationToken);
        if (environment.IsDevelopment())
        {
            DemoPeople = await profiles.DemoPeopleAsync(DemoPeopleShown, cancellationToken);
            SecondTabUrl = OtherLoopbackUrl();
        }
    }

    private string? OtherLoopbackUrl()
    {
        var other = Request.Host.Host switch
        {
            "localhost" => "127.0.0.1",
            "127.0.0.1" => "localhost",
            _ => null,
        };
        return other is null ? null : $"{Request.Scheme}://{other}:{Request.Host.Port ?? 80}{AccountServices.SignInPath}";
    }
}
