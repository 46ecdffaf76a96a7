using Microsoft.EntityFrameworkCore;
using Visavis.Signaling.Connections;
using Visavis.Web.Data;

namespace Visavis.Web.DataRights;

/// <summary>
/// Cuts off who was erased by another process: the command line holds no connections, and every node holds its own. It follows the audit
/// trail, where each erasure stands.
/// </summary>
internal sealed partial class ErasureWatch(
    IDbContextFactory<VisavisDbContext> contexts,
    IDepartures departures,
    TimeProvider clock,
    ILogger<ErasureWatch> logger
) : BackgroundService
{
    private const int Newest = 100;
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(2);

    /// <summary>Longer ago than a clock of another machine may be wrong, and a site away from its database.</summary>
    private static readonly TimeSpan LooksBack = TimeSpan.FromMinutes(10);

    private readonly Dictionary<long, DateTimeOffset> seen = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                try
                {
                    await LookAsync(stoppingToken);
                }
                catch (Exception e) when (e is not OperationCanceledException)
                {
                    Log.NotRead(logger, e);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The application stops.
        }
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        var since = clock.GetUtcNow() - LooksBack;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);

        // The last rows by their key, and not those after the last one seen: numbers are given out before they are committed.
        var newest = await db
            .AuditEntries.AsNoTracking()
            .OrderByDescending(e => e.Id)
            .Take(Newest)
            .Select(e => new
            {
                e.Id,
                e.At,
                e.Action,
                e.SubjectId,
            })
            .ToListAsync(cancellationToken);
        foreach (var entry in newest.Where(e => e.Action == AccountErasure.Action && e.At > since && seen.TryAdd(e.Id, e.At)))
        {
            await departures.DepartAsync(entry.SubjectId);
        }

        foreach (var old in seen.Where(e => e.Value <= since).Select(e => e.Key).ToList())
        {
            seen.Remove(old);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Who was erased by another process could not be looked for; the next look follows")]
        public static partial void NotRead(ILogger logger, Exception exception);
    }
}
