using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Visavis.Signaling.Presence;

namespace Visavis.Signaling.Nodes;

/// <summary>Renews the lease, sees who died, and reads everything anew where notices cannot be relied on.</summary>
internal sealed partial class NodeWorker(
    Backplane backplane,
    INodeStore store,
    NodeIdentity node,
    CallsElsewhere calls,
    PresenceService presence,
    ILogger<NodeWorker> logger
) : BackgroundService
{
    // In real time and not by the clock of the application: the lease runs by the database's.
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(3);
    private const int RoundsBetweenReadings = 4;

    private IReadOnlySet<Guid> alive = new HashSet<Guid>();

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        if (backplane.IsOn)
        {
            alive = (await store.RenewAsync(node.Id, cancellationToken)).Alive;
            await presence.ReadAllAgainAsync();
        }

        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!backplane.IsOn)
        {
            return;
        }

        using var timer = new PeriodicTimer(Every);
        try
        {
            for (var round = 1; await timer.WaitForNextTickAsync(stoppingToken); round++)
            {
                try
                {
                    await RunAsync(round, stoppingToken);
                }
                catch (Exception e) when (!stoppingToken.IsCancellationRequested)
                {
                    LogFailure(e.GetType().Name);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The application stops. Its lease is left to run out: its people are on their way to other nodes.
        }
    }

    private async Task RunAsync(int round, CancellationToken stoppingToken)
    {
        var roll = await store.RenewAsync(node.Id, stoppingToken);
        if (roll.WasOver)
        {
            LogWasOver();
            await presence.ArriveAgainAsync();
            await calls.SitAgainAsync();
        }

        var dead = alive.Except(roll.Alive).ToHashSet();
        alive = roll.Alive;
        if (dead.Count > 0)
        {
            LogDead(dead.Count);
            calls.Free(dead);
        }

        await store.SweepDeadAsync(stoppingToken);
        if (dead.Count > 0 || roll.WasOver || !backplane.IsWhole || round % RoundsBetweenReadings == 0)
        {
            await presence.ReadAllAgainAsync();
            await calls.ReadAllAsync();
        }
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "This node could not renew its lease in time; its people and calls are written anew"
    )]
    private partial void LogWasOver();

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} nodes no longer renew their lease")]
    private partial void LogDead(int count);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The nodes' rows could not be read or written ({Why}); trying again")]
    private partial void LogFailure(string why);
}
