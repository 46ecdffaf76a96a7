using Microsoft.EntityFrameworkCore;
using Visavis.Web.Foundation.Background;
using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Trust.Transparency;

/// <summary>Every hour, where the figure is due: how many people used the site signed in this month, so far.</summary>
public sealed class ActiveMonthCounter(
    IDbContextFactory<VisavisDbContext> contexts,
    OperatorDuties duties,
    TimeProvider time,
    ILogger<ActiveMonthCounter> logger
) : PeriodicService(TimeSpan.FromHours(1), time, logger)
{
    public async Task CountAsync(CancellationToken cancellationToken)
    {
        if (!duties.PublishesFigures)
        {
            return;
        }

        var now = Clock.GetUtcNow();
        var since = new DateTimeOffset(now.Year, now.Month, 1, 0, 0, 0, TimeSpan.Zero);
        var month = DateOnly.FromDateTime(since.UtcDateTime);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var people = await db.Sessions.Where(s => s.LastSeenAt >= since).Select(s => s.AccountId).Distinct().CountAsync(cancellationToken);
        if (await db.Set<ActiveMonth>().AnyAsync(m => m.Month == month, cancellationToken))
        {
            // Who signs out takes the session along: never fewer than were counted.
            await db.Set<ActiveMonth>()
                .Where(m => m.Month == month && m.People < people)
                .ExecuteUpdateAsync(row => row.SetProperty(m => m.People, people), cancellationToken);
            return;
        }

        db.Add(new ActiveMonth { Month = month, People = people });
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException e) when (UniqueViolation.Is(e))
        {
            // Another node was quicker.
        }
    }

    protected override Task RunAsync(CancellationToken cancellationToken) => CountAsync(cancellationToken);
}
