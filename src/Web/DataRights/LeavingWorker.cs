using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using Visavis.Web.Foundation.Background;
using Visavis.Web.Foundation.Data;

namespace Visavis.Web.DataRights;

/// <summary>Erases whose hours are over; and knows who is leaving, for the line on their pages when they sign in again.</summary>
public sealed class LeavingWorker(
    IDbContextFactory<VisavisDbContext> contexts,
    AccountErasure erasure,
    TimeProvider time,
    ILogger<LeavingWorker> logger
) : PeriodicService(TimeSpan.FromSeconds(30), time, logger)
{
    private volatile FrozenSet<Guid> leaving = [];

    public bool IsLeaving(Guid accountId) => leaving.Contains(accountId);

    public async Task SweepAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var now = Clock.GetUtcNow();
        foreach (
            var id in await db.Set<Leaving>()
                .Where(l => l.DueAt <= now)
                .OrderBy(l => l.DueAt)
                .Select(l => l.AccountId)
                .Take(100)
                .ToListAsync(cancellationToken)
        )
        {
            await erasure.EraseAsync(id, id, cancellationToken);
        }

        await RefreshAsync(db, cancellationToken);
    }

    /// <summary>At once where it changed; other nodes learn of it with their next round.</summary>
    public async Task RefreshAsync(VisavisDbContext db, CancellationToken cancellationToken) =>
        leaving = (await db.Set<Leaving>().Select(l => l.AccountId).ToListAsync(cancellationToken)).ToFrozenSet();

    protected override Task RunAsync(CancellationToken cancellationToken) => SweepAsync(cancellationToken);
}
