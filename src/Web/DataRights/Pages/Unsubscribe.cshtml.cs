using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Visavis.Web.Accounts;
using Visavis.Web.Accounts.Pages;
using Visavis.Web.Accounts.Sessions;
using Visavis.Web.DataRights;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Localization;

namespace Visavis.Web.DataRights.Pages;

/// <summary>The way out in two steps: what happens, then the proof that it is meant.</summary>
public sealed class UnsubscribeModel(
    VisavisDbContext db,
    LeavingDesk desk,
    SignInManager<Accounts.Account> signIn,
    FreshProof proof,
    LeavingReader leaving,
    IStringLocalizer<DataRightsTexts> texts
) : ManagePageModel
{
    private const string SecondStep = "/account/unsubscribe?step=2";

    [BindProperty(SupportsGet = true)]
    public int Step { get; set; }

    [BindProperty]
    public string? Confirmation { get; set; }

    public bool IsSecondStep => Step == 2;

    public bool IsListed => User.IsProfessional();

    public string Name { get; private set; } = "";

    /// <summary>How long the address on file can stop it; 0 when all goes at once.</summary>
    public int Hours { get; private set; }

    /// <summary>Nobody else could name moderators.</summary>
    public bool IsLastAdministrator { get; private set; }

    /// <summary>What ends, is lost, or stays.</summary>
    public LeavingFacts Facts { get; private set; } = new();

    /// <summary>How many others belong to the organisation that would go; null when there is none.</summary>
    public int? OrganisationMembers { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (IsSecondStep && await proof.AskAsync(HttpContext, AccountId, SecondStep, cancellationToken) is { } asked)
        {
            return asked;
        }

        await LoadAsync(cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (await proof.AskAsync(HttpContext, AccountId, SecondStep, cancellationToken) is { } asked)
        {
            return asked;
        }

        await LoadAsync(cancellationToken);
        ModelState.Clear();
        var written = PersonalText.Clean(Confirmation, PersonalText.LongestName + 1);
        if (!PersonalText.IsSame(written, Name))
        {
            Step = 2;
            ModelState.AddModelError(nameof(Confirmation), texts["Ce n’est pas le nom de ce compte : {0}", Name]);
            return Page();
        }

        // Once begun it goes to its end, whatever becomes of this request.
        var answer = await desk.AskAsync(AccountId, CancellationToken.None);
        if (answer == LeavingAnswer.Refused)
        {
            IsLastAdministrator = true;
            Response.StatusCode = StatusCodes.Status409Conflict;
            return Page();
        }

        await signIn.SignOutAsync();
        return LocalRedirect(answer == LeavingAnswer.Waits ? "/account/goodbye?later=true" : "/account/goodbye");
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        Name = await db.Users.Where(a => a.Id == AccountId).Select(a => a.DisplayName).SingleAsync(cancellationToken);
        IsLastAdministrator = await LastAdministrator.IsAsync(db, AccountId, cancellationToken);
        Hours = await desk.HoursAsync(AccountId, cancellationToken);
        Facts = await leaving.ReadAsync(AccountId, cancellationToken);
        if (await db.Organisations.AnyAsync(o => o.Id == AccountId, cancellationToken))
        {
            OrganisationMembers = await db.Memberships.CountAsync(
                m => m.OrganisationId == AccountId && m.AccountId != AccountId && m.LeftAt == null,
                cancellationToken
            );
        }
    }
}
