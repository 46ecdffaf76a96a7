using Visavis.Web.Foundation.Background;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Hosting;

namespace Visavis.Web.Availability;

/// <summary>Keeps the next free slots: at once after a save of this node, and by the clock for what time changes and other nodes note.</summary>
internal sealed partial class NextSlotWorker(
    IServiceScopeFactory scopes,
    CommitSignal<AvailabilityChange> signal,
    IHostApplicationLifetime lifetime,
    TimeProvider time,
    ILogger<NextSlotWorker> logger
) : BackgroundService
{
    private static readonly TimeSpan PollEvery = TimeSpan.FromSeconds(20);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await lifetime.WaitForStartAsync(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            var written = signal.Next;
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                if (await scope.ServiceProvider.GetRequiredService<NextSlots>().FindDueAsync(stoppingToken))
                {
                    continue;
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                Log.NotFound(logger, e);
            }

            await WaitAsync(written, stoppingToken);
        }
    }

    private async Task WaitAsync(Task written, CancellationToken stopping)
    {
        try
        {
            await written.WaitAsync(PollEvery, time, stopping);
        }
        catch (TimeoutException)
        {
            // Time to look again.
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The loop ends.
        }

        // Whoever fires the timer or commits a change must not carry out the search as well.
        await Task.Yield();
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Next free slots could not be found; the next round follows")]
        public static partial void NotFound(ILogger logger, Exception exception);
    }
}
