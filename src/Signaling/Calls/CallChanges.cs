using Visavis.Signaling.Nodes;
using Visavis.Signaling.Presence;
using Visavis.Signaling.Protocol;

namespace Visavis.Signaling.Calls;

/// <summary>Moves a call through the table: read the row, apply the event, compare and swap, tell both sides.</summary>
internal sealed class CallChanges(
    ICallStore store,
    LiveCalls calls,
    CallNotices notices,
    NodeNotices nodes,
    PresenceService presence,
    TimeProvider time
)
{
    /// <summary>
    /// Applies the event; answers whether it did, with the call at its newest. The caller holds <see cref="LiveCall.Turn"/>.
    /// </summary>
    public async Task<bool> TryApplyAsync(LiveCall call, CallEvent happened, CallActor by, Func<CallSession, CallSession>? prepare = null)
    {
        while (true)
        {
            var current = await store.FindAsync(call.Session.Id) ?? throw Refusal.CallNotFound();
            var next = CallTransitions.Apply(prepare?.Invoke(current) ?? current, happened, by, time.GetUtcNow());
            if (next is null)
            {
                calls.Advance(call, current);
                return false;
            }

            if (await store.TryReplaceAsync(next))
            {
                calls.Advance(call, next);
                await nodes.CallMovedAsync(next.Id);
                return true;
            }
        }
    }

    /// <summary>Ends the call, tells both sides, and counts the ring as answered or not. False when the table does not allow it.</summary>
    public async Task<bool> TryEndAsync(LiveCall call, CallEvent happened, CallActor by)
    {
        await call.Turn.WaitAsync();
        try
        {
            if (!await TryApplyAsync(call, happened, by))
            {
                return false;
            }

            await notices.EndedAsync(call);
            var ended = call.Session;
            var isUnanswered = happened == CallEvent.RingExpired || ended.EndReason == CallEndReason.Cancelled;
            if (isUnanswered && await presence.CountUnansweredRingAsync(ended.CalleeId, ended.EndedAt!.Value - ended.StartedAt))
            {
                await notices.AwayAsync(ended.CalleeId);
            }
            else if (ended.EndReason == CallEndReason.Declined)
            {
                await presence.ForgetUnansweredRingsAsync(ended.CalleeId);
            }

            return true;
        }
        finally
        {
            call.Turn.Release();
        }
    }
}
