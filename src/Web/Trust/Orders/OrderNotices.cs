using Microsoft.EntityFrameworkCore;
using Visavis.Web.Foundation.Background;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Hosting;
using Visavis.Web.Moderation;
using Visavis.Web.Trust.Decisions;
using Visavis.Web.Trust.Standing;

namespace Visavis.Web.Trust.Orders;

/// <summary>Every quarter of an hour: whoever may be told at last that an authority asked something about them is told.</summary>
public sealed class OrderNotices(
    IDbContextFactory<VisavisDbContext> contexts,
    TrustMails mails,
    PeopleStanding standing,
    SiteAddress site,
    TimeProvider time,
    ILogger<OrderNotices> logger
) : PeriodicService(TimeSpan.FromMinutes(15), time, logger)
{
    private const int BatchSize = 50;

    public async Task TellAsync(CancellationToken cancellationToken)
    {
        var now = Clock.GetUtcNow();
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var due = await db.Set<AuthorityOrder>()
            .Where(o => o.StatementId != null && o.ToldAt == null && o.SilentUntil < today)
            .OrderBy(o => o.SilentUntil)
            .Take(BatchSize)
            .ToListAsync(cancellationToken);
        foreach (var order in due)
        {
            (order.ToldAt, order.Version) = (now, Guid.NewGuid());
            var statement = await db.Set<Statement>().SingleOrDefaultAsync(s => s.Id == order.StatementId, cancellationToken);
            var account = await db.Users.SingleOrDefaultAsync(a => a.Id == order.SubjectId && a.ErasedAt == null, cancellationToken);
            if (statement is not null && account is not null)
            {
                // Six months from the day one was informed.
                (statement.HeldUntil, statement.Day, statement.AppealUntil) = (null, today, today.AddMonths(StatementWriter.AppealMonths));
                mails.AddStatement(db, account, statement, site.Url);
            }

            db.AuditEntries.Add(
                new AuditEntry
                {
                    At = now,
                    SubjectId = order.Id,
                    ObjectId = order.SubjectId,
                    Action = "order-told",
                }
            );
            try
            {
                await db.SaveChangesAsync(cancellationToken);
            }
            catch (DbUpdateConcurrencyException)
            {
                // Another node was quicker.
                db.ChangeTracker.Clear();
                return;
            }
        }

        if (due.Count > 0)
        {
            await standing.RefreshAsync(cancellationToken);
        }
    }

    protected override Task RunAsync(CancellationToken cancellationToken) => TellAsync(cancellationToken);
}
