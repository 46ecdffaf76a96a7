using Visavis.Signaling.Connections;
using Visavis.Signaling.Nodes;
using Visavis.Signaling.Presence;
using Visavis.Signaling.Protocol;

namespace Visavis.Signaling.Calls;

/// <summary>What the two people of a call do to it.</summary>
internal sealed class CallService(
    ICallStore store,
    LiveCalls calls,
    CallChanges changes,
    CallNotices notices,
    CallViews views,
    CallRelay relay,
    CallEnds ends,
    NodeNotices nodes,
    PresenceService presence,
    TimeProvider time
)
{
    public async Task<Call> AcceptAsync(PageConnection page, AcceptCallRequest request, AfterAnswer afterAnswer)
    {
        var (call, role) = await RequireLiveAsync(page, request.CallId);
        await call.Turn.WaitAsync();
        try
        {
            var accepted =
                role == CallRole.Callee
                && await changes.TryApplyAsync(
                    call,
                    CallEvent.Accept,
                    CallActor.Callee,
                    session =>
                        session with
                        {
                            CalleeClientId = request.ClientId,
                            CalleeRelayOnly = request.RelayOnly,
                            CalleeCameraRefused = request.CameraRefused,
                        }
                );
            if (!accepted && !(role == CallRole.Callee && call.Session.IsOpen && call.Session.CalleeClientId == request.ClientId))
            {
                throw role == CallRole.Caller ? Refusal.CallNotFound()
                : call.Session.IsLive ? Refusal.Because(ErrorId.CallTaken, "Another page of yours took the call.")
                : Refusal.CallOver();
            }

            await BindAsync(call, role, page, afterAnswer);
            if (accepted)
            {
                await notices.AcceptedAsync(call);
                if (request.Answer is not null)
                {
                    await relay.PassEarlyAnswerAsync(call, request.Answer);
                }

                await presence.ForgetUnansweredRingsAsync(call.Session.CalleeId);
            }

            return views.Show(call, role, page.Id);
        }
        finally
        {
            call.Turn.Release();
        }
    }

    public async Task DeclineAsync(PageConnection page, string callId)
    {
        if (await FindOwnLiveAsync(page, callId) is not var (call, role))
        {
            return;
        }

        if (role == CallRole.Caller)
        {
            throw Refusal.CallNotFound();
        }

        if (!await changes.TryEndAsync(call, CallEvent.Decline, CallActor.Callee) && call.Session.IsLive)
        {
            throw Refusal.CallOver();
        }
    }

    public async Task HangUpAsync(PageConnection page, string callId)
    {
        if (await FindOwnLiveAsync(page, callId) is var (call, role))
        {
            await changes.TryEndAsync(call, CallEvent.HangUp, role.AsActor());
        }
    }

    public async Task<Call> JoinAsync(PageConnection page, JoinCallRequest request, AfterAnswer afterAnswer)
    {
        var (call, role) = await RequireLiveAsync(page, request.CallId);
        await call.Turn.WaitAsync();
        try
        {
            if (!call.Session.IsLive)
            {
                throw Refusal.CallOver();
            }

            if (role == CallRole.Callee && call.Session.State == CallState.Ringing)
            {
                // Only accepting makes a connection the callee's end.
                return views.Show(call, role, page.Id);
            }

            await (
                call.Session.ClientIdOf(role) == request.ClientId
                    ? ComeBackAsync(call, role, page, afterAnswer)
                    : TakeOverAsync(call, role, page, request.ClientId, afterAnswer)
            );
            return views.Show(call, role, page.Id);
        }
        finally
        {
            call.Turn.Release();
        }
    }

    /// <summary>A repeated report, and one of an older generation, change nothing.</summary>
    public async Task ReportConnectedAsync(PageConnection page, string callId, int generation)
    {
        var (call, role) = await RequireLiveAsync(page, callId);
        await call.Turn.WaitAsync();
        try
        {
            if (call.PageOf(role) != page || !call.Session.IsOpen)
            {
                throw Refusal.NotInCall();
            }

            if (
                call.Session.State == CallState.Connecting
                && generation == call.Session.Generation
                && await changes.TryApplyAsync(call, CallEvent.MediaFlows, role.AsActor())
            )
            {
                await notices.ChangedAsync(call);
            }
        }
        finally
        {
            call.Turn.Release();
        }
    }

    /// <summary>The person's page left for another of the same tab, which may lead back: the call waits for it.</summary>
    public async Task HoldAsync(PageConnection page, string callId)
    {
        var (call, role) = await RequireLiveAsync(page, callId);
        lock (call.Gate)
        {
            call[role].Hold();
        }

        await nodes.EndChangedAsync(callId, page.UserId!.Value, EndNews.Held, page.Id);
    }

    /// <summary>The socket of a page is gone; the call lives on, and a deadline runs.</summary>
    public async Task LeaveAsync(PageConnection page, bool wasLast)
    {
        if (page.UserId is not { } userId || calls.PeekOf(userId) is not { } call || call.Session.RoleOf(userId) is not { } role)
        {
            return;
        }

        var now = time.GetUtcNow();
        bool hasSat;
        lock (call.Gate)
        {
            var end = call[role];
            hasSat = end.Page == page;
            var ringsNowhere = wasLast && role == CallRole.Callee && call.Session.State == CallState.Ringing;
            if (end.Page != page && !ringsNowhere)
            {
                return;
            }

            end.Release(now);
            if (page.HasLeft)
            {
                // Told by its deadline: a reload is back before.
                end.Leave(now, page.IsExpelled);
            }
        }

        if (hasSat)
        {
            await ends.ReleaseAsync(
                call,
                role,
                page.Id,
                !page.HasLeft ? EndNews.Lost
                    : page.IsExpelled ? EndNews.Gone
                    : EndNews.Left
            );
        }

        if (page.HasLeft)
        {
            return;
        }

        await notices.ToEndAsync(call, role.Other(), client => client.PeerSignalingLost(call.Session.Id));
    }

    /// <summary>Makes the page the person's end of the call; what waited for it follows the method's answer.</summary>
    public async Task BindAsync(LiveCall call, CallRole role, PageConnection page, AfterAnswer afterAnswer)
    {
        await ends.BindAsync(call, role, page);
        afterAnswer.Run(() => notices.DeliverHeldAsync(call, role, page.Id));
    }

    /// <summary>The person's live call and their part in it.</summary>
    public async Task<(LiveCall Call, CallRole Role)> RequireLiveAsync(PageConnection page, string callId) =>
        await FindOwnLiveAsync(page, callId) ?? throw Refusal.CallOver();

    /// <summary>Null when the call is over; a refusal when it is not the person's.</summary>
    private async Task<(LiveCall Call, CallRole Role)?> FindOwnLiveAsync(PageConnection page, string callId)
    {
        var call = await calls.FindAsync(callId);
        var session = call?.Session ?? await store.FindAsync(callId);
        var role = session?.RoleOf(page.UserId!.Value) ?? throw Refusal.CallNotFound();
        return call is null ? null : (call, role);
    }

    private async Task ComeBackAsync(LiveCall call, CallRole role, PageConnection page, AfterAnswer afterAnswer)
    {
        var wasAway = call.ConnectionOf(role) is null;
        await BindAsync(call, role, page, afterAnswer);
        if (wasAway)
        {
            await notices.ToEndAsync(call, role.Other(), client => client.PeerSignalingBack(call.Session.Id));
        }
    }

    private async Task TakeOverAsync(LiveCall call, CallRole role, PageConnection page, string clientId, AfterAnswer afterAnswer)
    {
        if (!await changes.TryApplyAsync(call, CallEvent.PageReplaced, role.AsActor(), session => session.WithClientId(role, clientId)))
        {
            throw Refusal.CallOver();
        }

        string? former;
        lock (call.Gate)
        {
            former = call[role].ConnectionId;
            call[role].Media = null;
            call[role].Held.Clear();
            call[role.Other()].Held.Clear();
        }

        await BindAsync(call, role, page, afterAnswer);
        if (former is not null && former != page.Id)
        {
            await notices.TakenAsync(former, call.Session.Id);
        }

        await notices.ToEndAsync(call, role.Other(), client => client.PeerJoined(call.Session.Id, call.Session.Generation));
    }
}
