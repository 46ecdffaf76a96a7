using Visavis.Signaling.Connections;
using Visavis.Signaling.Limits;
using Visavis.Signaling.Nodes;
using Visavis.Signaling.Presence;
using Visavis.Signaling.Protocol;

namespace Visavis.Signaling.Calls;

/// <summary><c>StartCall</c>: rings, or answers the call of somebody who was ringing us at the same moment.</summary>
internal sealed class CallStarter(
    ICallStore store,
    ICallPolicy policy,
    LiveCalls calls,
    CallService service,
    CallNotices notices,
    CallViews views,
    CallAllowance allowance,
    PresenceService presence,
    INodes nodes,
    TimeProvider time
)
{
    private static readonly TimeSpan RingTime = TimeSpan.FromSeconds(45);

    public async Task<Call> StartAsync(PageConnection page, Guid calleeId, StartCallRequest request, AfterAnswer afterAnswer)
    {
        var callerId = page.UserId!.Value;
        if (await store.FindByRequestAsync(callerId, request.RequestId) is { } known)
        {
            return await AgainAsync(page, known, request.ClientId, afterAnswer);
        }

        allowance.Take(callerId);
        if (calleeId == callerId)
        {
            throw Refusal.Because(ErrorId.OwnNumber, "One cannot call oneself.");
        }

        var caller = await policy.FindPersonAsync(callerId) ?? throw Refusal.Because(ErrorId.Unauthenticated, "Finish signing up first.");
        var callee = await policy.FindPersonAsync(calleeId);
        if (callee is null || !await policy.MayCallAsync(caller, callee))
        {
            throw Refusal.Because(ErrorId.CalleeNotFound, "Nobody of that number can be called.");
        }

        if (!await policy.IsPriceAgreedAsync(caller, callee))
        {
            throw Refusal.Because(ErrorId.PriceNotAgreed, "The call costs something: agree to its price first.");
        }

        while (true)
        {
            var own = await calls.FindOfAsync(callerId);
            if (own is { Session.State: CallState.Ringing } && own.Session.CallerId == calleeId)
            {
                // Both called each other: what the other one rings for is just what this one asks for.
                return await service.AcceptAsync(
                    page,
                    new(own.Session.Id, request.ClientId, request.RelayOnly, CameraRefused: request.CameraRefused),
                    afterAnswer
                );
            }

            if (own is not null && IsLeftWith(own, callerId, calleeId))
            {
                // Who left that call's page and calls the same person again is led back.
                return await service.JoinAsync(page, new(own.Session.Id, request.ClientId), afterAnswer);
            }

            if (own is not null)
            {
                throw Refusal.Because(ErrorId.CallerBusy, "The caller is in another call.");
            }

            await RequireReachableAsync(callerId, callee, request);
            allowance.TakeRing(callerId, calleeId);
            var session = NewSession(callerId, calleeId, request);
            if (await store.TryAddAsync(session))
            {
                return await RingAsync(page, session, afterAnswer);
            }

            if (await store.FindByRequestAsync(callerId, request.RequestId) is { } twin)
            {
                return await AgainAsync(page, twin, request.ClientId, afterAnswer);
            }
        }
    }

    private static bool IsLeftWith(LiveCall own, Guid callerId, Guid calleeId) =>
        own.Session.RoleOf(callerId) is { } role
        && own.Session.UserOf(role.Other()) == calleeId
        && own.ConnectionOf(role) is null
        && (own.Session.IsOpen || role == CallRole.Caller);

    private async Task RequireReachableAsync(Guid callerId, CallPerson callee, StartCallRequest request)
    {
        var calleeId = callee.Id;
        if (await calls.FindOfAsync(calleeId) is { } theirs)
        {
            if (theirs.Session.State == CallState.Ringing && theirs.Session.CallerId == calleeId && theirs.Session.CalleeId == callerId)
            {
                // Their call to us came in between; the next look finds it as ours.
                return;
            }

            var now = time.GetUtcNow();
            await store.TryAddAsync(
                NewSession(callerId, calleeId, request) with
                {
                    State = CallState.Ended,
                    EndReason = CallEndReason.Missed,
                    EndedAt = now,
                    RingExpiresAt = now,
                }
            );
            throw Refusal.Because(ErrorId.CalleeBusy, "The callee is in another call.");
        }

        if (!callee.IsListed)
        {
            // Somebody who is called back has no switch to be online by: it rings on the pages they have open, and is missed on none.
            return;
        }

        switch (presence.GetStatus(calleeId))
        {
            case PresenceStatus.Offline:
                throw Refusal.Because(ErrorId.CalleeOffline, "The callee is offline.");
            case PresenceStatus.Away:
                throw Refusal.Because(ErrorId.CalleeAway, "The callee does not answer at the moment.");
            case PresenceStatus.Online when nodes is { IsOn: true, IsWhole: false } && !presence.IsHere(calleeId):
                // It would ring there late, and the two would never hear each other.
                throw Refusal.Because(ErrorId.OutOfReach, "The callee is on another node, which is out of reach for the moment.");
            default:
                return;
        }
    }

    private CallSession NewSession(Guid callerId, Guid calleeId, StartCallRequest request)
    {
        var now = time.GetUtcNow();
        return new CallSession
        {
            Id = HexId.New(),
            CallerId = callerId,
            CalleeId = calleeId,
            RequestId = request.RequestId,
            CallerClientId = request.ClientId,
            CallerRelayOnly = request.RelayOnly,
            CallerCameraRefused = request.CameraRefused,
            StartedAt = now,
            RingExpiresAt = now + RingTime,
        };
    }

    private async Task<Call> RingAsync(PageConnection page, CallSession session, AfterAnswer afterAnswer)
    {
        var call = await calls.TrackAsync(session);
        await call.Turn.WaitAsync();
        try
        {
            await service.BindAsync(call, CallRole.Caller, page, afterAnswer);
            if (call.Session.State == CallState.Ringing)
            {
                await notices.RingingAsync(call);
            }

            return views.Show(call, CallRole.Caller, page.Id);
        }
        finally
        {
            call.Turn.Release();
        }
    }

    /// <summary>The same request once more: its answer was lost on the way, or its person lost patience.</summary>
    private async Task<Call> AgainAsync(PageConnection page, CallSession known, string clientId, AfterAnswer afterAnswer)
    {
        if (known.IsLive)
        {
            return await service.JoinAsync(page, new(known.Id, clientId), afterAnswer);
        }

        if (known is { EndReason: CallEndReason.Missed, AcceptedAt: null } && known.EndedAt == known.StartedAt)
        {
            throw Refusal.Because(ErrorId.CalleeBusy, "The callee was in another call.");
        }

        var callee = await policy.FindPersonAsync(known.CalleeId) ?? throw Refusal.CallNotFound();
        return views.Show(known, CallRole.Caller, callee.Card);
    }
}
