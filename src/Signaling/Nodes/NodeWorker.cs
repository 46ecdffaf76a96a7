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
    TimeProvider time,
    ILogger<NodeWorker> logger
) : BackgroundService, IHostedLifecycleService
{
    // In real time and not by the clock of the application: the lease runs by the database's.
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Unusual = TimeSpan.FromSeconds(2);
    private const int RoundsBetweenReadings = 4;

    private IReadOnlySet<Guid> alive = new HashSet<Guid>();

    /// <summary>Before anything of this node looks at a clock.</summary>
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        if (backplane.IsOn)
        {
            var asked = time.GetTimestamp();
            Follow(await store.NowAsync(cancellationToken), asked);
        }
    }

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

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
        var asked = time.GetTimestamp();
        var roll = await store.RenewAsync(node.Id, stoppingToken);
        Follow(roll.Now, asked);
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

    private void Follow(DateTimeOffset told, long asked)
    {
        if (time is NodeTime clock && clock.Follow(told, time.GetElapsedTime(asked)) && clock.Correction.Duration() > Unusual)
        {
            LogClock(clock.Correction.TotalSeconds);
        }
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "The clock of this machine is {Seconds:0.0} s off the database's, which this node goes by"
    )]
    private partial void LogClock(double seconds);

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
