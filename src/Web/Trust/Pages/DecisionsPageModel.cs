using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Visavis.Web.Accounts;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Hosting;
using Visavis.Web.Foundation.Localization;
using Visavis.Web.Trust.Decisions;
using Visavis.Web.Trust.Reports;
using Visavis.Web.Trust.Standing;

namespace Visavis.Web.Trust.Pages;

/// <summary>The statements of reasons of one's own account, and the form that contests them.</summary>
[Authorize(AccountPolicies.SignedIn), AllowUnfinishedAccount]
public abstract class DecisionsPageModel(
    VisavisDbContext db,
    AppealDesk appeals,
    PeopleStanding standing,
    TimeProvider time,
    IStringLocalizer<TrustTexts> texts
) : PageModel
{
    private const int ShortestAppeal = 10;

    public IReadOnlyList<StatementEntry> Statements { get; private set; } = [];

    [TempData]
    public string? Notice { get; set; }

    protected Guid AccountId => User.AccountId()!.Value;

    public virtual async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(null, null, null, cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostAppealAsync(Guid id, string? words, CancellationToken cancellationToken)
    {
        var clean = PersonalText.Clean(words, ReportLimits.Story);
        if (!await db.Set<Statement>().AnyAsync(s => s.Id == id && s.AccountId == AccountId && s.HeldUntil == null, cancellationToken))
        {
            return NotFound();
        }

        if (clean.Length < ShortestAppeal)
        {
            await LoadAsync(id, texts["Dites en quelques mots pourquoi vous n’êtes pas d’accord."], clean, cancellationToken);
            return Page();
        }

        Notice = await appeals.AppealAsync(AccountId, id, clean, cancellationToken)
            ? texts["Votre contestation est bien arrivée ; une autre personne va l’examiner."]
            : texts["Cette décision ne peut plus être contestée."];
        return LocalRedirect(Request.Path);
    }

    protected async Task LoadAsync(Guid? failed, string? error, string? typed, CancellationToken cancellationToken)
    {
        var (now, me) = (time.GetUtcNow(), AccountId);
        var statements = await db.Set<Statement>()
            .Where(s => s.AccountId == me && s.HeldUntil == null)
            .OrderByDescending(s => s.Day)
            .ToListAsync(cancellationToken);
        var measures = await db.Set<Measure>().AsNoTracking().Where(m => m.AccountId == me).ToListAsync(cancellationToken);
        var contested = await db.Set<Appeal>()
            .AsNoTracking()
            .Where(a => a.AccountId == me && a.StatementId != null)
            .ToListAsync(cancellationToken);
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        foreach (var unread in statements.Where(s => s.ReadAt is null))
        {
            // Six months from the day one was informed.
            (unread.ReadAt, unread.AppealUntil) = (now, today.AddMonths(StatementWriter.AppealMonths));
        }

        await db.SaveChangesAsync(cancellationToken);
        if (standing.HasUnreadStatement(me))
        {
            await standing.RefreshAsync(cancellationToken);
        }

        Statements =
        [
            .. statements.Select(s => new StatementEntry(
                s,
                measures.Exists(m => m.StatementId == s.Id && m.StandsAt(now)),
                contested.Find(a => a.StatementId == s.Id),
                s.AppealUntil >= today,
                s.Id == failed ? error : null,
                s.Id == failed ? typed : null
            )),
        ];
    }
}

/// <summary>A statement of reasons as its reader sees it.</summary>
/// <param name="Typed">What was written in an appeal that could not be sent.</param>
/// <param name="Stands">Whether what it tells of is in force.</param>
public sealed record StatementEntry(Statement Statement, bool Stands, Appeal? Appeal, bool MayAppeal, string? Error, string? Typed);
