using Microsoft.EntityFrameworkCore;
using Visavis.Web.Foundation.Background;
using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Availability.FreeBusy;

/// <summary>Reads shared calendars again when they are due, fifty in one question, each by one node.</summary>
public sealed class CalendarRefresher(IServiceScopeFactory scopes, TimeProvider time, ILogger<CalendarRefresher> logger)
    : PeriodicService(Every, time, logger)
{
    private const int MostAtOnce = 50;
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    protected override async Task RunAsync(CancellationToken cancellationToken)
    {
        while (await RefreshDueAsync(cancellationToken) == MostAtOnce) { }
    }

    /// <returns>How many were read.</returns>
    private async Task<int> RefreshDueAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<VisavisDbContext>();
        var now = Clock.GetUtcNow();
        var due = await db.Set<LinkedCalendar>()
            .Where(calendar => calendar.NextReadAt <= now && (calendar.LeasedUntil == null || calendar.LeasedUntil < now))
            .OrderBy(calendar => calendar.NextReadAt)
            .Take(MostAtOnce)
            .ToListAsync(cancellationToken);
        if (due.Count == 0)
        {
            return 0;
        }

        foreach (var calendar in due)
        {
            calendar.LeasedUntil = now + Lease;
            calendar.Version++;
        }

        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Another node took some of them: the next round sees what is left.
            return 0;
        }

        await scope.ServiceProvider.GetRequiredService<CalendarTimes>().RefreshAsync(due, cancellationToken);
        return due.Count;
    }
}
