using Microsoft.EntityFrameworkCore;
using Visavis.Web.Data;

namespace Visavis.Web.DataRights;

/// <summary>
/// Erases accounts whose owner never finished the first sign-in: they agreed to nothing, and have no page from which they could unsubscribe.
/// </summary>
internal sealed partial class UnfinishedAccountSweeper(
    IDbContextFactory<VisavisDbContext> contexts,
    AccountErasure erasure,
    TimeProvider clock,
    ILogger<UnfinishedAccountSweeper> logger
) : BackgroundService
{
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(30);

    private const int Batch = 100;
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);

    internal async Task SweepAsync(CancellationToken cancellationToken)
    {
        var before = clock.GetUtcNow() - KeptFor;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var left = await db
            .Users.Where(a => a.TermsAcceptedAt == null && a.ErasedAt == null && a.CreatedAt < before)
            .OrderBy(a => a.CreatedAt)
            .Select(a => a.Id)
            .Take(Batch)
            .ToListAsync(cancellationToken);
        foreach (var id in left)
        {
            await erasure.EraseAsync(id, actorId: null, cancellationToken);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                try
                {
                    await SweepAsync(stoppingToken);
                }
                catch (Exception e) when (e is not OperationCanceledException)
                {
                    Log.NotSwept(logger, e);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The application stops.
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Unfinished accounts could not be erased; the next hour tries again")]
        public static partial void NotSwept(ILogger logger, Exception exception);
    }
}
