using Microsoft.Extensions.Options;
using Visavis.Web.Foundation.Background;

namespace Visavis.Web.Foundation.Background.Outbox;

/// <summary>Carries the messages to every consumer, each in its own loop: one that fails is tried again later and holds up nobody else.</summary>
public sealed partial class OutboxWorker(
    OutboxLog log,
    CommitSignal<OutboxMessage> signal,
    IEnumerable<IOutboxConsumer> consumers,
    IOptions<OutboxOptions> options,
    TimeProvider clock,
    ILogger<OutboxWorker> logger
) : BackgroundService
{
    public const int MaxErrorLength = 1000;
    private static readonly TimeSpan FirstRetry = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestRetry = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan PruneEvery = TimeSpan.FromHours(1);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll([.. consumers.Select(consumer => DeliverAsync(consumer, stoppingToken)), PruneAsync(stoppingToken)]);

    private async Task DeliverAsync(IOutboxConsumer consumer, CancellationToken stopping)
    {
        // Starting the host must not wait for the first batch, which may be a whole rebuild.
        await Task.Yield();
        var delivery = new OutboxDelivery(log, consumer, options.Value.BatchSize, clock);
        var failures = 0;
        while (!stopping.IsCancellationRequested)
        {
            var written = signal.Next;
            try
            {
                var isMore = await delivery.StepAsync(stopping);
                failures = 0;
                if (!isMore)
                {
                    await written.OrAfterAsync(options.Value.PollEvery, clock, stopping);
                }
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                var retryIn = TimeSpan.FromTicks(Math.Min(LongestRetry.Ticks, FirstRetry.Ticks << Math.Min(failures++, 10)));
                Log.Failed(logger, e, consumer.Name, failures, retryIn);
                await Task.Delay(Timeout.InfiniteTimeSpan, stopping).OrAfterAsync(retryIn, clock, stopping);
            }
        }
    }

    private async Task PruneAsync(CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(PruneEvery, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stopping))
            {
                try
                {
                    await log.PruneAsync(options.Value.KeepFor, stopping);
                }
                catch (Exception e) when (!stopping.IsCancellationRequested)
                {
                    Log.NotPruned(logger, e);
                }
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The application stops.
        }
    }

    private static partial class Log
    {
        [LoggerMessage(
            LogLevel.Error,
            "Outbox messages could not be delivered to {Consumer} ({Failures} times in a row); next try in {RetryIn}"
        )]
        public static partial void Failed(ILogger logger, Exception exception, string consumer, int failures, TimeSpan retryIn);

        [LoggerMessage(LogLevel.Warning, "Old outbox messages could not be removed")]
        public static partial void NotPruned(ILogger logger, Exception exception);
    }
}
