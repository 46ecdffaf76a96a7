using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Visavis.Search.Places;
using Visavis.Web.Accounts;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Hosting;
using Visavis.Web.Foundation.Localization;
using Visavis.Web.Organisations;
using Visavis.Web.Registration;

namespace Visavis.Web.Registration.Pages.Invitation;

/// <summary>Where the link of an invitation leads. Reading it changes nothing; accepting and declining are forms.</summary>
[AllowUnfinishedAccount]
public sealed class IndexModel(
    InvitationReader invitations,
    RegistrationService registration,
    VisavisDbContext db,
    SignInManager<Accounts.Account> signIn,
    IStringLocalizer<OrganisationTexts> texts,
    IStringLocalizer<AccountTexts> accountTexts
) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Code { get; set; }

    /// <summary>A visitor's wish to appear in the directory.</summary>
    [BindProperty]
    public bool WantsListing { get; set; }

    [BindProperty]
    public string? Profession { get; set; }

    [BindProperty]
    public bool IsAdult { get; set; }

    /// <summary>Null when no invitation has that code.</summary>
    public InvitationView? Invitation { get; private set; }

    public bool IsMember { get; private set; }

    public bool IsDeclined { get; private set; }

    public string? Problem { get; private set; }

    public string Here => InvitationSecret.Link(Code ?? "");

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (Invitation?.State == InvitationState.Open && !User.IsRegistered())
        {
            InvitationCookie.Write(HttpContext, Code!);
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAcceptAsync(CancellationToken cancellationToken)
    {
        ModelState.Clear();
        await LoadAsync(cancellationToken);
        if (User.AccountId() is not { } accountId)
        {
            return Challenge();
        }

        if (!User.IsRegistered())
        {
            return LocalRedirect(FirstSignIn.PageLeadingTo(Here));
        }

        if (Invitation?.State != InvitationState.Open)
        {
            return Page();
        }

        var listing = WantsListing && !User.IsProfessional() ? await ReadListingAsync(accountId, cancellationToken) : null;
        if (!ModelState.IsValid)
        {
            return Page();
        }

        var language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
        var (account, answer) = await registration.JoinAsync(accountId, Invitation.SecretHash, listing, language, cancellationToken);
        switch (answer)
        {
            case JoinAnswer.Joined:
                await signIn.RefreshSignInAsync(account!);
                InvitationCookie.Forget(HttpContext);
                return LocalRedirect($"/account/organisation?of={Invitation.OrganisationId}");
            case JoinAnswer.Full:
                Problem = texts["Cette organisation ne peut plus accueillir de membre pour l’instant."];
                return Page();
            default:
                await LoadAsync(cancellationToken);
                return Page();
        }
    }

    public async Task<IActionResult> OnPostDeclineAsync(CancellationToken cancellationToken)
    {
        ModelState.Clear();
        await LoadAsync(cancellationToken);
        if (User.AccountId() is null)
        {
            return Challenge();
        }

        if (Invitation?.State == InvitationState.Open && !IsMember)
        {
            InvitationCookie.Forget(HttpContext);
            IsDeclined = await invitations.DeclineAsync(Invitation.SecretHash, cancellationToken);
        }

        return Page();
    }

    public string? ErrorOf(string field) => ModelState[field]?.Errors.FirstOrDefault()?.ErrorMessage;

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        // The address holds a secret: it stays out of caches and of search engines.
        Response.Headers.CacheControl = "no-store";
        Response.Headers["X-Robots-Tag"] = "noindex";
        Invitation = await invitations.FindAsync(Code, cancellationToken);
        IsMember =
            Invitation is not null
            && User.AccountId() is { } id
            && await invitations.IsMemberAsync(Invitation.OrganisationId, id, cancellationToken);
    }

    private async Task<RegistrationDetails?> ReadListingAsync(Guid accountId, CancellationToken cancellationToken)
    {
        var profession = ProfessionInput.Read(Profession, accountTexts, text => ModelState.AddModelError(nameof(Profession), text));
        if (!IsAdult)
        {
            ModelState.AddModelError(nameof(IsAdult), accountTexts["Il faut avoir 18 ans pour figurer dans l’annuaire."]);
        }

        if (!ModelState.IsValid)
        {
            return null;
        }

        var account = await db.Users.AsNoTracking().SingleAsync(a => a.Id == accountId, cancellationToken);
        var commune = Gazetteer.France.Find(account.CommuneCode) ?? Gazetteer.France.Find(Invitation!.Page.CommuneCode)!;
        return new RegistrationDetails(Invitation!.Category, account.DisplayName, commune, profession, ProfessionInput.CodeOf(profession));
    }
}
