using System.Collections.Frozen;
using static Visavis.Signaling.Calls.CallActor;
using static Visavis.Signaling.Calls.CallEvent;
using static Visavis.Signaling.Calls.CallState;

namespace Visavis.Signaling.Calls;

/// <summary>The whole life of a call in one table: which event by whom is allowed in which state, and where it leads. The rest is refused.</summary>
public static class CallTransitions
{
    private static readonly FrozenDictionary<(CallState, CallEvent, CallActor), Outcome> Table = new Dictionary<
        (CallState, CallEvent, CallActor),
        Outcome
    >
    {
        [(Ringing, Accept, Callee)] = new(Connecting),
        [(Ringing, Decline, Callee)] = new(CallEndReason.Declined),
        [(Ringing, HangUp, Callee)] = new(CallEndReason.Declined),
        [(Ringing, HangUp, Caller)] = new(CallEndReason.Cancelled),
        [(Ringing, PageReplaced, Caller)] = new(Ringing, FreshPage: true),
        [(Ringing, RingExpired, Clock)] = new(CallEndReason.Missed),
        [(Ringing, CallerGone, Clock)] = new(CallEndReason.Cancelled),
        [(Ringing, CalleeGone, Clock)] = new(CallEndReason.CalleeLeft),

        [(Connecting, MediaFlows, Caller)] = new(Connected),
        [(Connecting, MediaFlows, Callee)] = new(Connected),
        [(Connecting, HangUp, Caller)] = new(CallEndReason.HungUp),
        [(Connecting, HangUp, Callee)] = new(CallEndReason.HungUp),
        [(Connecting, PageReplaced, Caller)] = new(Connecting, FreshPage: true),
        [(Connecting, PageReplaced, Callee)] = new(Connecting, FreshPage: true),
        [(Connecting, MediaTimedOut, Clock)] = new(CallEndReason.Failed),
        [(Connecting, EndGone, Clock)] = new(CallEndReason.Lost),

        [(Connected, HangUp, Caller)] = new(CallEndReason.HungUp),
        [(Connected, HangUp, Callee)] = new(CallEndReason.HungUp),
        [(Connected, PageReplaced, Caller)] = new(Connected, FreshPage: true),
        [(Connected, PageReplaced, Callee)] = new(Connected, FreshPage: true),
        [(Connected, EndGone, Clock)] = new(CallEndReason.Lost),
    }.ToFrozenDictionary();

    /// <summary>The call after the event, one version on, or null when the table does not allow it.</summary>
    public static CallSession? Apply(CallSession call, CallEvent happened, CallActor by, DateTimeOffset at)
    {
        if (!Table.TryGetValue((call.State, happened, by), out var outcome))
        {
            return null;
        }

        return call with
        {
            State = outcome.To,
            Version = call.Version + 1,
            Generation = outcome.FreshPage ? call.Generation + 1 : call.Generation,
            EndReason = outcome.Reason,
            EndedBy =
                outcome.Reason is null || by == Clock ? null
                : by == Caller ? call.CallerId
                : call.CalleeId,
            AcceptedAt = outcome.To == Connecting ? call.AcceptedAt ?? at : call.AcceptedAt,
            ConnectedAt = outcome.To == Connected ? call.ConnectedAt ?? at : call.ConnectedAt,
            EndedAt = outcome.Reason is null ? null : at,
        };
    }

    private sealed record Outcome(CallState To, CallEndReason? Reason = null, bool FreshPage = false)
    {
        public Outcome(CallEndReason reason)
            : this(Ended, reason) { }
    }
}
