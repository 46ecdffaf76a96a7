using Visavis.Signaling.Connections;
using Visavis.Signaling.Nodes;

namespace Visavis.Signaling.Calls;

/// <summary>People who closed their page of a call: the other side is told within three seconds, and is not kept waiting for long.</summary>
internal sealed class CallAbsences(
    LiveCalls calls,
    CallChanges changes,
    CallNotices notices,
    PageConnections pages,
    PeopleElsewhere elsewhere,
    NodeNotices nodes,
    TimeProvider time
) : ICallPages
{
    // A reload is back before; with a tick of a second the notice comes within three.
    private static readonly TimeSpan ReloadTime = TimeSpan.FromSeconds(1.8);
    private static readonly TimeSpan ReturnTime = TimeSpan.FromSeconds(10);
    internal static readonly TimeSpan LoadTime = TimeSpan.FromSeconds(8);

    public void Expect(string callId, Guid userId)
    {
        if (calls.Peek(callId) is { } call && call.Session.RoleOf(userId) is { } role)
        {
            lock (call.Gate)
            {
                call[role].Expect(time.GetUtcNow() + LoadTime);
            }

            // The page it replaces may be on another node. Nobody waits for that: the line gives it up by itself.
            _ = nodes.EndChangedAsync(callId, userId, EndNews.Expected, "-");
        }
    }

    /// <summary>The page says that it is being closed, which its socket may not.</summary>
    public async Task LeaveAsync(string callId, Guid userId, string clientId)
    {
        if (calls.Peek(callId) is not { } call || call.Session.RoleOf(userId) is not { } role || call.Session.ClientIdOf(role) != clientId)
        {
            return;
        }

        await nodes.EndChangedAsync(callId, userId, EndNews.Left, clientId);
        var now = time.GetUtcNow();
        lock (call.Gate)
        {
            call[role].Release(now);
            call[role].Leave(now);
        }
    }

    public async Task TellAndEndAsync(LiveCall call)
    {
        foreach (var role in Enum.GetValues<CallRole>())
        {
            switch (WhatIsDue(call, role))
            {
                case Due.Telling when call.PageOf(role.Other()) is not null:
                    await notices.ToEndAsync(call, role.Other(), client => client.PeerLeft(call.Session.Id));
                    break;
                case Due.End when call.Session.State == CallState.Ringing:
                    await changes.TryEndAsync(call, role == CallRole.Caller ? CallEvent.CallerGone : CallEvent.CalleeGone, CallActor.Clock);
                    break;
                case Due.End:
                    await changes.TryEndAsync(call, CallEvent.HangUp, role.AsActor());
                    break;
            }
        }
    }

    private Due WhatIsDue(LiveCall call, CallRole role)
    {
        var now = time.GetUtcNow();
        lock (call.Gate)
        {
            var end = call[role];
            if (
                end.ConnectionId is not null
                || end.LeftAt is not { } leftAt
                || now < leftAt + ReloadTime
                || (now < end.ExpectedUntil && !end.IsForGood)
            )
            {
                return Due.Nothing;
            }

            if (call.Session.State == CallState.Ringing)
            {
                return
                    role == CallRole.Callee
                    && (pages.CountOf(call.Session.CalleeId) > 0 || elsewhere.Find(call.Session.CalleeId) is not null)
                    ? Due.Nothing
                    : Due.End;
            }

            if (end.IsForGood || (!end.IsHeld && now >= leftAt + ReturnTime))
            {
                return Due.End;
            }

            var isToBeTold = !end.IsLeavingTold;
            end.IsLeavingTold = true;
            return isToBeTold ? Due.Telling : Due.Nothing;
        }
    }

    private enum Due
    {
        Nothing,
        Telling,
        End,
    }
}
