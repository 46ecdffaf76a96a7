using Microsoft.EntityFrameworkCore;
using Visavis.Web.Foundation.Background;
using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Notifications;

/// <summary>Looks for planned notices that are due, and forgets old lines of the bell.</summary>
internal sealed class NoticeWorker(
    PlannedNotices planned,
    IDbContextFactory<VisavisDbContext> contexts,
    TimeProvider time,
    ILogger<NoticeWorker> logger
) : PeriodicService(Every, time, logger)
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan SweepEvery = TimeSpan.FromHours(1);
    private static readonly TimeSpan Keep = TimeSpan.FromDays(90);

    private DateTimeOffset nextSweep;

    protected override async Task RunAsync(CancellationToken cancellationToken)
    {
        while (await planned.DeliverDueAsync(cancellationToken) > 0)
        {
            // Until nothing is due.
        }

        var now = Clock.GetUtcNow();
        if (now < nextSweep)
        {
            return;
        }

        nextSweep = now + SweepEvery;
        await SweepAsync(cancellationToken);
    }

    /// <summary>What was told or dropped long ago goes; a plan stays until it is one or the other.</summary>
    internal async Task SweepAsync(CancellationToken cancellationToken)
    {
        var before = Clock.GetUtcNow() - Keep;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await db.Set<Notice>()
            .Where(n => n.DueAt < before && (n.DeliveredAt != null || n.DroppedAt != null))
            .ExecuteDeleteAsync(cancellationToken);
    }
}
