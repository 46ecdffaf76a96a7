using Visavis.Signaling.Calls;

namespace Visavis.Signaling.Tests.Calls;

public sealed class CallTransitionsTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Later = Start.AddSeconds(7);
    private static readonly Guid Caller = Guid.Parse("11111111-1111-1111-1111-111111111111");
    private static readonly Guid Callee = Guid.Parse("22222222-2222-2222-2222-222222222222");

    /// <summary>The drawing of the protocol document, line by line. Whatever is not here must be refused.</summary>
    private static readonly Dictionary<(CallState, CallEvent, CallActor), (CallState To, CallEndReason? Reason)> Allowed = new()
    {
        [(CallState.Ringing, CallEvent.Accept, CallActor.Callee)] = (CallState.Connecting, null),
        [(CallState.Ringing, CallEvent.Decline, CallActor.Callee)] = (CallState.Ended, CallEndReason.Declined),
        [(CallState.Ringing, CallEvent.HangUp, CallActor.Callee)] = (CallState.Ended, CallEndReason.Declined),
        [(CallState.Ringing, CallEvent.HangUp, CallActor.Caller)] = (CallState.Ended, CallEndReason.Cancelled),
        [(CallState.Ringing, CallEvent.PageReplaced, CallActor.Caller)] = (CallState.Ringing, null),
        [(CallState.Ringing, CallEvent.RingExpired, CallActor.Clock)] = (CallState.Ended, CallEndReason.Missed),
        [(CallState.Ringing, CallEvent.CallerGone, CallActor.Clock)] = (CallState.Ended, CallEndReason.Cancelled),
        [(CallState.Ringing, CallEvent.CalleeGone, CallActor.Clock)] = (CallState.Ended, CallEndReason.CalleeLeft),
        [(CallState.Connecting, CallEvent.MediaFlows, CallActor.Caller)] = (CallState.Connected, null),
        [(CallState.Connecting, CallEvent.MediaFlows, CallActor.Callee)] = (CallState.Connected, null),
        [(CallState.Connecting, CallEvent.HangUp, CallActor.Caller)] = (CallState.Ended, CallEndReason.HungUp),
        [(CallState.Connecting, CallEvent.HangUp, CallActor.Callee)] = (CallState.Ended, CallEndReason.HungUp),
        [(CallState.Connecting, CallEvent.PageReplaced, CallActor.Caller)] = (CallState.Connecting, null),
        [(CallState.Connecting, CallEvent.PageReplaced, CallActor.Callee)] = (CallState.Connecting, null),
        [(CallState.Connecting, CallEvent.MediaTimedOut, CallActor.Clock)] = (CallState.Ended, CallEndReason.Failed),
        [(CallState.Connecting, CallEvent.EndGone, CallActor.Clock)] = (CallState.Ended, CallEndReason.Lost),
        [(CallState.Connected, CallEvent.HangUp, CallActor.Caller)] = (CallState.Ended, CallEndReason.HungUp),
        [(CallState.Connected, CallEvent.HangUp, CallActor.Callee)] = (CallState.Ended, CallEndReason.HungUp),
        [(CallState.Connected, CallEvent.PageReplaced, CallActor.Caller)] = (CallState.Connected, null),
        [(CallState.Connected, CallEvent.PageReplaced, CallActor.Callee)] = (CallState.Connected, null),
        [(CallState.Connected, CallEvent.EndGone, CallActor.Clock)] = (CallState.Ended, CallEndReason.Lost),
    };

    public static TheoryData<CallState, CallEvent, CallActor> Everything =>
        new(
            from state in Enum.GetValues<CallState>()
            from happened in Enum.GetValues<CallEvent>()
            from actor in Enum.GetValues<CallActor>()
            select (state, happened, actor)
        );

    [Theory]
    [MemberData(nameof(Everything))]
    public void Every_event_by_everybody_in_every_state_is_allowed_or_refused_as_drawn(CallState state, CallEvent happened, CallActor by)
    {
        var call = In(state);

        var next = CallTransitions.Apply(call, happened, by, Later);

        if (!Allowed.TryGetValue((state, happened, by), out var expected))
        {
            Assert.Null(next);
            return;
        }

        Assert.NotNull(next);
        Assert.Equal(expected, (next.State, next.EndReason));
        Assert.Equal(call.Version + 1, next.Version);
        Assert.Equal(happened == CallEvent.PageReplaced ? call.Generation + 1 : call.Generation, next.Generation);
        Assert.Equal(next.State == CallState.Ended ? Later : null, next.EndedAt);
        Assert.Equal(next.State == CallState.Ended, next.EndReason is not null);
        Assert.Equal(next.State == CallState.Ended, !next.IsLive);
        Guid? endedBy =
            next.State != CallState.Ended || by == CallActor.Clock ? null
            : by == CallActor.Caller ? Caller
            : Callee;
        Assert.Equal(endedBy, next.EndedBy);
        Assert.Equal((call.Id, call.CallerId, call.CalleeId, call.StartedAt), (next.Id, next.CallerId, next.CalleeId, next.StartedAt));
    }

    [Fact]
    public void Acceptance_and_first_media_are_dated_once()
    {
        var accepted = CallTransitions.Apply(In(CallState.Ringing), CallEvent.Accept, CallActor.Callee, Later)!;
        var connected = CallTransitions.Apply(accepted, CallEvent.MediaFlows, CallActor.Caller, Later.AddSeconds(1))!;
        var replaced = CallTransitions.Apply(connected, CallEvent.PageReplaced, CallActor.Caller, Later.AddSeconds(9))!;

        Assert.Equal(Later, replaced.AcceptedAt);
        Assert.Equal(Later.AddSeconds(1), replaced.ConnectedAt);
    }

    [Fact]
    public void The_caller_and_the_callee_are_known_and_nobody_else()
    {
        var call = In(CallState.Ringing);

        Assert.Equal(CallRole.Caller, call.RoleOf(Caller));
        Assert.Equal(CallRole.Callee, call.RoleOf(Callee));
        Assert.Null(call.RoleOf(Guid.NewGuid()));
    }

    private static CallSession In(CallState state) =>
        new()
        {
            Id = new string('a', 32),
            CallerId = Caller,
            CalleeId = Callee,
            RequestId = new string('b', 32),
            State = state,
            EndReason = state == CallState.Ended ? CallEndReason.HungUp : null,
            StartedAt = Start,
            RingExpiresAt = Start.AddSeconds(45),
        };
}
