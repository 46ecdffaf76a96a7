using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Visavis.Web.Foundation.Background;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Hosting;
using Visavis.Web.Trust.Reports;

namespace Visavis.Web.Trust.Decisions;

/// <summary>
/// Limits new contact for at most 72 hours when a grave report comes from somebody confirmed who really met the person, or from several who have
/// nothing to do with each other. It is no judgement: it never counts later, and never stands where a human already decided something stricter.
/// </summary>
public sealed class ProtectiveLimits(
    IDbContextFactory<VisavisDbContext> contexts,
    MeasureKeeper keeper,
    MeasureEffects effects,
    StatementWriter statements,
    TrustMails mails,
    StaffParties parties,
    IEnumerable<IMeetings> meetings,
    SiteAddress site,
    IOptions<TrustOptions> options,
    TimeProvider time,
    ILogger<ProtectiveLimits> logger
) : PeriodicService(Every, time, logger)
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(20);

    /// <summary>Older reports say nothing about what is happening now.</summary>
    private static readonly TimeSpan Window = TimeSpan.FromDays(7);

    public async Task LookAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var since = Clock.GetUtcNow() - Window;
        var open = await db.Set<Report>()
            .AsNoTracking()
            .Where(r => r.ClosedAt == null && r.SubjectId != null && r.ReceivedAt >= since)
            .ToListAsync(cancellationToken);
        foreach (var about in open.Where(r => r.Kind.IsGrave()).GroupBy(r => r.SubjectId!.Value))
        {
            if (await IsDueAsync(db, about.Key, [.. about], cancellationToken))
            {
                await LimitAsync(db, about.Key, cancellationToken);
                db.ChangeTracker.Clear();
            }
        }
    }

    protected override Task RunAsync(CancellationToken cancellationToken) => LookAsync(cancellationToken);

    private async Task<bool> IsDueAsync(VisavisDbContext db, Guid subject, List<Report> reports, CancellationToken cancellationToken)
    {
        // Once for these reports: what ended by itself does not begin again for the same facts.
        var first = reports.Min(r => r.ReceivedAt);
        if (
            await db.Set<Measure>()
                .AnyAsync(
                    m =>
                        m.AccountId == subject
                        && (m.EndedAt == null || (m.IsAutomatic && m.StartsAt >= first))
                        && m.Kind >= MeasureKind.NoNewContact,
                    cancellationToken
                )
        )
        {
            return false;
        }

        var ids = reports.ConvertAll(r => r.Id);
        var contacts = await db.Set<ReportContact>().AsNoTracking().Where(c => ids.Contains(c.ReportId)).ToListAsync(cancellationToken);
        var confirmed = new List<ReportContact>();
        foreach (var contact in contacts.Where(c => c.ConfirmedAt is not null))
        {
            if (!await ToldFalselyAsync(db, contact, cancellationToken))
            {
                confirmed.Add(contact);
            }
        }

        foreach (var contact in confirmed)
        {
            if (await HaveMetAsync(db, contact.AccountId, contact.Email, subject, cancellationToken))
            {
                return true;
            }
        }

        return await UnconnectedAsync(db, confirmed, cancellationToken) >= options.Value.UnconnectedReporters;
    }

    /// <summary>How many hands there are: one address, one mailbox, one network or people who know each other are one.</summary>
    private async Task<int> UnconnectedAsync(VisavisDbContext db, List<ReportContact> contacts, CancellationToken cancellationToken)
    {
        var hands = new List<ReportContact>();
        foreach (var contact in contacts)
        {
            var isNew = hands.TrueForAll(h =>
                h.OriginHash != contact.OriginHash
                && !string.Equals(h.Email, contact.Email, StringComparison.OrdinalIgnoreCase)
                && (h.AccountId is null || h.AccountId != contact.AccountId)
            );
            if (isNew && contact.AccountId is { } account)
            {
                var others = hands.Select(h => h.AccountId).OfType<Guid>().ToList();
                isNew = !await db.Calls.AnyAsync(
                    c => (c.CallerId == account && others.Contains(c.CalleeId)) || (c.CalleeId == account && others.Contains(c.CallerId)),
                    cancellationToken
                );
                foreach (var other in others)
                {
                    isNew = isNew && !await HaveMetAsync(db, account, email: null, other, cancellationToken);
                }
            }

            if (isNew)
            {
                hands.Add(contact);
            }
        }

        return hands.Count;
    }

    private async Task<bool> HaveMetAsync(
        VisavisDbContext db,
        Guid? reporter,
        string? email,
        Guid subject,
        CancellationToken cancellationToken
    )
    {
        foreach (var known in meetings)
        {
            if (await known.HaveMetAsync(db, reporter, email, subject, cancellationToken))
            {
                return true;
            }
        }

        return false;
    }

    private static Task<bool> ToldFalselyAsync(VisavisDbContext db, ReportContact contact, CancellationToken cancellationToken) =>
        db.Set<Report>()
            .AnyAsync(
                r =>
                    db.Set<Decision>().Any(d => d.Id == r.DecisionId && d.WasBadFaith)
                    && db.Set<ReportContact>()
                        .Any(c =>
                            c.ReportId == r.Id
                            && ((contact.AccountId != null && c.AccountId == contact.AccountId) || c.Email == contact.Email)
                        ),
                cancellationToken
            );

    private async Task LimitAsync(VisavisDbContext db, Guid subject, CancellationToken cancellationToken)
    {
        var account = await db.Users.SingleOrDefaultAsync(a => a.Id == subject && a.ErasedAt == null, cancellationToken);
        if (account is null || await parties.ConflictAsync(db, Guid.Empty, subject, cancellationToken) == Conflict.Staff)
        {
            return;
        }

        var until = FullHour(Clock.GetUtcNow().AddHours(options.Value.ProtectiveHours));
        var statement = statements.OfProtectiveLimit(account, until);
        mails.AddStatement(db, account, statement, site.Url);
        await keeper.BeginAsync(db, new NewMeasure(MeasureKind.NoNewContact, statement, until, Decision: null), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await effects.ApplyAsync(cancellationToken);
    }

    /// <summary>The minute of its end would tell the minute of the report.</summary>
    private static DateTimeOffset FullHour(DateTimeOffset instant) => instant.AddTicks(-(instant.Ticks % TimeSpan.TicksPerHour));
}
