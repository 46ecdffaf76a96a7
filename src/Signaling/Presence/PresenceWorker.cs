using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Visavis.Signaling.Connections;

namespace Visavis.Signaling.Presence;

/// <summary>Tells watchers what changed, notices who is gone, and keeps the wishes of the connected alive.</summary>
internal sealed partial class PresenceWorker(
    PresenceService presence,
    PresenceChanges changes,
    IHubContext<SignalingHub, ISignalingClient> hub,
    IEnumerable<IArrivalListener> listeners,
    TimeProvider time,
    ILogger<PresenceWorker> logger
) : BackgroundService
{
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan TouchEvery = TimeSpan.FromMinutes(1);

    private readonly Dictionary<Guid, PresenceStatus> announced = [];

    // Made with the worker and not in the loop, which may get its turn later: no tick after the start is missed.
    private readonly PeriodicTimer timer = new(Tick, time);

    public override void Dispose()
    {
        timer.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await Task.WhenAll(AnnounceAsync(stoppingToken), WatchAsync(stoppingToken));
        }
        finally
        {
            await presence.TouchAllAsync();
        }
    }

    private async Task AnnounceAsync(CancellationToken stoppingToken)
    {
        await foreach (var userId in changes.People.ReadAllAsync(stoppingToken))
        {
            var status = presence.GetStatus(userId);
            if (announced.GetValueOrDefault(userId) == status)
            {
                continue;
            }

            if (status == PresenceStatus.Offline)
            {
                announced.Remove(userId);
            }
            else
            {
                announced[userId] = status;
            }

            if (status == PresenceStatus.Online)
            {
                foreach (var listener in listeners)
                {
                    listener.Arrived(userId);
                }
            }

            await hub.Clients.Group(HubGroups.WatchersOf(userId)).PresenceChanged(userId.ToString("D"), status);
        }
    }

    private async Task WatchAsync(CancellationToken stoppingToken)
    {
        var touchAt = time.GetUtcNow() + TouchEvery;
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await presence.DropGoneAsync();
                if (time.GetUtcNow() >= touchAt)
                {
                    touchAt = time.GetUtcNow() + TouchEvery;
                    await presence.TouchAllAsync();
                }
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                // The database may be away for a while; presence goes on and the next tick tries again.
                LogFailure(e);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Presence could not be written; trying again")]
    private partial void LogFailure(Exception exception);
}
