using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Visavis.Web.Accounts;
using Visavis.Web.Foundation.Background;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Hosting;
using Visavis.Web.Moderation;
using Visavis.Web.Trust.Decisions;
using Visavis.Web.Trust.Reports;

namespace Visavis.Web.Trust.Returning;

/// <summary>
/// Looks at whoever signed in lately, whichever way: an account opened with what a fraud's account was closed with is held for a human. It makes no
/// new contact and is not shown, for the time of a protective limit, and stands in the queue of the moderators.
/// </summary>
public sealed class ReturnWatch(
    IDbContextFactory<VisavisDbContext> contexts,
    BannedIdentities banned,
    MeasureKeeper keeper,
    MeasureEffects effects,
    StatementWriter statements,
    TrustMails mails,
    SiteAddress site,
    IOptions<TrustOptions> options,
    TimeProvider time,
    ILogger<ReturnWatch> logger
) : PeriodicService(Every, time, logger)
{
    private const int AtOnce = 1000;
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(20);

    /// <summary>What happened while no node looked is looked at too.</summary>
    private static readonly TimeSpan Back = TimeSpan.FromHours(1);

    public async Task LookAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var now = Clock.GetUtcNow();
        if (!await db.Set<BannedIdentity>().AnyAsync(b => b.EndsAt > now, cancellationToken))
        {
            return;
        }

        var since = now - Back;
        var lately = await db
            .Users.AsNoTracking()
            .Where(a => a.ErasedAt == null && db.Sessions.Any(s => s.AccountId == a.Id && s.CreatedAt >= since))
            // Once: what a human dismissed, or what ended by itself, does not begin again.
            .Where(a => !db.Set<Report>().Any(r => r.SubjectId == a.Id && r.Place == ReportPlace.Site))
            .OrderByDescending(a => a.CreatedAt)
            .Take(AtOnce)
            .ToListAsync(cancellationToken);
        foreach (var account in lately)
        {
            if (await banned.KnowsAsync(db, account, cancellationToken))
            {
                await HoldAsync(db, account, cancellationToken);
                db.ChangeTracker.Clear();
            }
        }
    }

    protected override Task RunAsync(CancellationToken cancellationToken) => LookAsync(cancellationToken);

    private async Task HoldAsync(VisavisDbContext db, Account account, CancellationToken cancellationToken)
    {
        var now = Clock.GetUtcNow();
        var report = new Report
        {
            Id = Guid.NewGuid(),
            Number = ReportDesk.NewNumber(),
            SecretHash = FollowUpLinks.HashOf(FollowUpLinks.NewSecret()),
            Kind = ReportKind.FalseProfile,
            SubjectName = account.DisplayName,
            SubjectId = account.Id,
            Place = ReportPlace.Site,
            Story = statements.StoryOfReturn(),
            ReceivedAt = now,
            Version = Guid.NewGuid(),
        };
        db.Add(report);
        db.AuditEntries.Add(
            new AuditEntry
            {
                At = now,
                SubjectId = report.Id,
                Action = "return-held",
            }
        );
        var until = now.AddHours(options.Value.ProtectiveHours);
        var statement = statements.OfReturn(account, until);
        mails.AddStatement(db, account, statement, site.Url);
        foreach (var kind in new[] { MeasureKind.NoNewContact, MeasureKind.Hidden })
        {
            await keeper.BeginAsync(db, new NewMeasure(kind, statement, until, Decision: null), cancellationToken);
        }

        await db.SaveChangesAsync(cancellationToken);
        await effects.ApplyAsync(cancellationToken);
    }
}
