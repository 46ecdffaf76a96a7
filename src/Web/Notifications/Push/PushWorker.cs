using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using Visavis.Web.Foundation.Background;
using Visavis.Web.Foundation.Hosting;

namespace Visavis.Web.Notifications.Push;

/// <summary>Sends pushes, several at a time so that a slow service delays no other's; at once after a save of this node, and by the clock for the rest.</summary>
public sealed partial class PushWorker(
    QueuedPushes queue,
    PushWriter writer,
    IPushTransport transport,
    NotificationKinds kinds,
    CommitSignal<QueuedPush> signal,
    IOptions<PushOptions> options,
    IHostApplicationLifetime lifetime,
    TimeProvider time,
    ILogger<PushWorker> logger
) : BackgroundService
{
    private const int AtOnce = 8;
    private static readonly TimeSpan SweepEvery = TimeSpan.FromHours(1);

    private DateTimeOffset nextSweep;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await lifetime.WaitForStartAsync(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            var written = signal.Next;
            try
            {
                if (!await SendDueAsync(stoppingToken))
                {
                    await SweepAsync(stoppingToken);
                    await WaitAsync(written, stoppingToken);
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                Log.QueueUnreachable(logger, e);
                await WaitAsync(Task.Delay(Timeout.InfiniteTimeSpan, stoppingToken), stoppingToken);
            }
        }
    }

    private async Task<bool> SendDueAsync(CancellationToken cancellationToken)
    {
        var pushes = await queue.TakeDueAsync(cancellationToken);
        await Parallel.ForEachAsync(
            pushes,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
            async (item, token) => await SendAsync(item.Push, item.Device, token)
        );
        return pushes.Count > 0;
    }

    private async Task SendAsync(QueuedPush push, PushDevice device, CancellationToken cancellationToken)
    {
        string payload;
        try
        {
            payload = writer.Read(push);
        }
        catch (CryptographicException)
        {
            await queue.EndAsync(push, PushState.Failed, "content-unreadable", cancellationToken);
            return;
        }

        var isUrgent = kinds.Find(push.Kind)?.IgnoresQuietHours == true;
        var answer = await transport.SendAsync(device, payload, push.ExpiresAt - time.GetUtcNow(), isUrgent, cancellationToken);
        switch (answer)
        {
            case PushAnswer.Taken:
                await queue.EndAsync(push, PushState.Sent, null, CancellationToken.None);
                break;
            case PushAnswer.Gone:
                await queue.ForgetAsync(device, cancellationToken);
                break;
            case PushAnswer.Refused:
                await queue.EndAsync(push, PushState.Failed, "refused", cancellationToken);
                break;
            default:
                await queue.PostponeAsync(push, "unreachable", cancellationToken);
                break;
        }
    }

    private async Task SweepAsync(CancellationToken cancellationToken)
    {
        if (time.GetUtcNow() >= nextSweep)
        {
            nextSweep = time.GetUtcNow() + SweepEvery;
            await queue.RemoveOldAsync(cancellationToken);
        }
    }

    private async Task WaitAsync(Task written, CancellationToken stopping)
    {
        try
        {
            await written.WaitAsync(options.Value.PollEvery, time, stopping);
        }
        catch (TimeoutException)
        {
            // Time to look again.
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The loop ends.
        }

        // Whoever fires the timer or commits must not carry out the sending as well.
        await Task.Yield();
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "The queue of pushes cannot be read or written")]
        public static partial void QueueUnreachable(ILogger logger, Exception exception);
    }
}
