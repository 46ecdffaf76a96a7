using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using Visavis.Web.Foundation.Background;

namespace Visavis.Web.Notifications.Push;

/// <summary>Sends pushes, several at a time so that a slow service delays no other's; at once after a save of this node, and by the clock for the rest.</summary>
public sealed class PushWorker(
    QueuedPushes queue,
    PushWriter writer,
    IPushTransport transport,
    NotificationKinds kinds,
    CommitSignal<QueuedPush> signal,
    IOptions<PushOptions> options,
    IHostApplicationLifetime lifetime,
    TimeProvider time,
    ILogger<PushWorker> logger
) : SignalledService<QueuedPush>(signal, options.Value.PollEvery, lifetime, time, logger)
{
    private const int AtOnce = 8;
    private static readonly TimeSpan SweepEvery = TimeSpan.FromHours(1);

    private DateTimeOffset nextSweep;

    protected override async Task<bool> WorkAsync(CancellationToken cancellationToken)
    {
        if (await SendDueAsync(cancellationToken))
        {
            return true;
        }

        await SweepAsync(cancellationToken);
        return false;
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
        var answer = await transport.SendAsync(device, payload, push.ExpiresAt - Clock.GetUtcNow(), isUrgent, cancellationToken);
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
        if (Clock.GetUtcNow() >= nextSweep)
        {
            nextSweep = Clock.GetUtcNow() + SweepEvery;
            await queue.RemoveOldAsync(cancellationToken);
        }
    }
}
