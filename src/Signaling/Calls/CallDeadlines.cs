using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Visavis.Signaling.Nodes;

namespace Visavis.Signaling.Calls;

/// <summary>
/// Ends calls whose time is up. Rings and set-ups run out by their rows, through restarts; an end's absence is measured by this
/// process, so that everybody gets the full time to come back after a restart.
/// </summary>
internal sealed partial class CallDeadlines(
    ICallStore store,
    LiveCalls calls,
    CallChanges changes,
    CallAbsences absences,
    CallEnds ends,
    TimeProvider time,
    ILogger<CallDeadlines> logger
) : BackgroundService
{
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan CallerGoneAfter = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan EndGoneAfter = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan MediaWithin = TimeSpan.FromSeconds(60);

    // Made at the start and not in the loop, which may get its turn later: no tick after the start is missed.
    private PeriodicTimer? timer;
    private DateTimeOffset startedAt;

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        startedAt = time.GetUtcNow();
        timer = new PeriodicTimer(Tick, time);
        foreach (var session in await store.ListLiveAsync(cancellationToken))
        {
            await calls.TrackAsync(session);
        }

        await base.StartAsync(cancellationToken);
    }

    public override void Dispose()
    {
        timer?.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (await timer!.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await EndDueAsync(stoppingToken);
                await EndAbandonedAsync();
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                // The database may be away for a while; the rows are still due at the next tick.
                LogFailure(e);
            }
        }
    }

    private async Task EndDueAsync(CancellationToken stoppingToken)
    {
        var now = time.GetUtcNow();
        var acceptedBefore = now - startedAt < MediaWithin ? DateTimeOffset.UnixEpoch : now - MediaWithin;
        foreach (var session in await store.ListDueAsync(now, acceptedBefore, stoppingToken))
        {
            var happened = session.State == CallState.Ringing ? CallEvent.RingExpired : CallEvent.MediaTimedOut;
            await changes.TryEndAsync(await calls.TrackAsync(session), happened, CallActor.Clock);
        }
    }

    private async Task EndAbandonedAsync()
    {
        var now = time.GetUtcNow();
        foreach (var call in calls.All)
        {
            await absences.TellAndEndAsync(call);
            if (call.Session.State == CallState.Ringing)
            {
                if (await IsGoneAsync(call, CallRole.Caller, now - CallerGoneAfter))
                {
                    await changes.TryEndAsync(call, CallEvent.CallerGone, CallActor.Clock);
                }
            }
            else if (
                await IsGoneAsync(call, CallRole.Caller, now - EndGoneAfter) || await IsGoneAsync(call, CallRole.Callee, now - EndGoneAfter)
            )
            {
                await changes.TryEndAsync(call, CallEvent.EndGone, CallActor.Clock);
            }
        }
    }

    /// <summary>That this node does not know of somebody proves nothing: the rows are asked before a call ends for it.</summary>
    private async Task<bool> IsGoneAsync(LiveCall call, CallRole role, DateTimeOffset since)
    {
        if (!IsGone(call, role, since))
        {
            return false;
        }

        await ends.ReadAsync(call);
        return IsGone(call, role, since);
    }

    private static bool IsGone(LiveCall call, CallRole role, DateTimeOffset since)
    {
        lock (call.Gate)
        {
            return call[role].ConnectionId is null && call[role].AbsentSince <= since;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Deadlines of calls could not be kept; trying again")]
    private partial void LogFailure(Exception exception);
}
