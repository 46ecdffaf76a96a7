using System.Text;
using Microsoft.AspNetCore.SignalR;
using Visavis.Signaling.Connections;
using Visavis.Signaling.Ice;
using Visavis.Signaling.Nodes;
using Visavis.Signaling.Protocol;
using Visavis.Signaling.Relay;

namespace Visavis.Signaling.Calls;

/// <summary>Passes descriptions, candidates and media flags between the two ends of a live call, from memory alone.</summary>
internal sealed class CallRelay(LiveCalls calls, NodeNotices nodes, IHubContext<SignalingHub, ISignalingClient> hub)
{
    private const int LongestDescription = 24 * 1024;
    private const int LongestCandidate = 1024;

    public static void RequireLength(SessionDescription description)
    {
        if (description.IsLongerThan(LongestDescription))
        {
            throw Refusal.Because(ErrorId.TooLarge, "The description is longer than 24 KB.");
        }
    }

    /// <summary>The offer that waits for the callee, for a page that prepares its answer while it rings; null when there is none yet.</summary>
    public static Offer? ShowOffer(LiveCall call, CallRole role)
    {
        if (role != CallRole.Callee || call.Session.State != CallState.Ringing)
        {
            throw Refusal.NotInCall();
        }

        lock (call.Gate)
        {
            return call[role].Held.Offer is var (id, description) ? new Offer(id, RelayOnlyFilter.WithoutAddresses(description)) : null;
        }
    }

    /// <summary>Passes the answer that came with the acceptance, unless the caller has made another offer since: then the callee is given that one.</summary>
    public Task PassEarlyAnswerAsync(LiveCall call, EarlyAnswer answer)
    {
        var (session, description) = (call.Session, answer.Description);
        var passed = session.CalleeRelayOnly ? RelayOnlyFilter.Apply(description) : description;
        string? receiver;
        lock (call.Gate)
        {
            if (answer.Generation != session.Generation || !call[CallRole.Callee].Held.TryTakeOffer(answer.OfferId))
            {
                return Task.CompletedTask;
            }

            var caller = call[CallRole.Caller];
            receiver = caller.IsReady ? caller.ConnectionId : null;
            if (receiver is null)
            {
                caller.Held.Hold(passed);
            }
        }

        return receiver is null
            ? Task.CompletedTask
            : hub.Clients.Client(receiver).DescriptionReceived(session.Id, session.Generation, passed);
    }

    public async Task SendDescriptionAsync(PageConnection from, string callId, int generation, SessionDescription description)
    {
        RequireLength(description);
        var (call, role) = await RequireAsync(from, callId, generation);
        var passed = call.Session.RelayOnlyOf(role) ? RelayOnlyFilter.Apply(description) : description;
        string? receiver;
        lock (call.Gate)
        {
            RequireEnd(call, role, from, generation);
            var other = call[role.Other()];
            receiver = other.IsReady ? other.ConnectionId : null;
            if (receiver is null)
            {
                other.Held.Hold(passed);
            }
        }

        if (receiver is not null)
        {
            await hub.Clients.Client(receiver).DescriptionReceived(callId, generation, passed);
        }
    }

    public async Task SendCandidateAsync(PageConnection from, string callId, int generation, IceCandidate? candidate)
    {
        if (candidate?.Length > LongestCandidate)
        {
            throw Refusal.Because(ErrorId.TooLarge, "The candidate is longer than 1 KB.");
        }

        var (call, role) = await RequireAsync(from, callId, generation);
        var passed = candidate;
        var isDropped = false;
        if (candidate is not null && call.Session.RelayOnlyOf(role))
        {
            passed = RelayOnlyFilter.Apply(candidate);
            isDropped = passed is null;
        }

        string? receiver;
        lock (call.Gate)
        {
            RequireEnd(call, role, from, generation);
            var other = call[role.Other()];
            receiver = other.IsReady && !isDropped ? other.ConnectionId : null;
            if (receiver is null && !isDropped)
            {
                other.Held.Hold(passed);
            }
        }

        if (receiver is not null)
        {
            await hub.Clients.Client(receiver).CandidateReceived(callId, generation, passed);
        }
    }

    public async Task SetMediaAsync(PageConnection from, string callId, MediaFlags media)
    {
        var (call, role) = await RequireAsync(from, callId, generation: null);
        string? receiver;
        lock (call.Gate)
        {
            RequireEnd(call, role, from, call.Session.Generation);
            call[role].Media = media;
            receiver = call[role.Other()].ConnectionId;
        }

        await nodes.MediaChangedAsync(callId, from.UserId!.Value, media);
        if (receiver is not null)
        {
            await hub.Clients.Client(receiver).MediaChanged(callId, media);
        }
    }

    /// <summary>
    /// The usual case without the hub: the frame keeps all rules and the other page is there to take it. False, and nothing
    /// done, in every other case: then the hub holds, filters or refuses it.
    /// </summary>
    public bool TryPass(PageConnection from, in RelayFrame frame)
    {
        Span<char> callId = stackalloc char[frame.CallId.Length];
        Encoding.ASCII.GetChars(frame.CallId, callId);
        if (calls.Peek(callId) is not { } call || call.Session.RoleOf(from.UserId!.Value) is not { } role)
        {
            return false;
        }

        RelaySocket? receiver;
        lock (call.Gate)
        {
            var (session, other) = (call.Session, call[role.Other()]);
            if (call[role].Page != from || !session.IsLive || frame.Generation != session.Generation || session.RelayOnlyOf(role))
            {
                return false;
            }

            receiver = other.IsReady ? other.Page?.Socket : null;
        }

        if (receiver is null || !from.RelayBucket.TryTake())
        {
            return false;
        }

        RelayFrameWriter.Pass(in frame, from.Socket!, receiver);
        return true;
    }

    /// <summary>From memory; among several nodes the row is asked when memory cannot be right.</summary>
    private async Task<(LiveCall Call, CallRole Role)> RequireAsync(PageConnection from, string callId, int? generation)
    {
        var call = calls.Peek(callId);
        if (nodes.IsOn && (call is null || (generation is not null && generation != call.Session.Generation)))
        {
            call = await calls.FindAsync(callId);
        }

        return call is null
            ? throw Refusal.CallNotFound()
            : (call, call.Session.RoleOf(from.UserId!.Value) ?? throw Refusal.CallNotFound());
    }

    private static void RequireEnd(LiveCall call, CallRole role, PageConnection from, int generation)
    {
        // While it rings only the caller is an end, so nothing comes from the callee before they accepted.
        if (call[role].Page != from || !call.Session.IsLive)
        {
            throw Refusal.NotInCall();
        }

        if (generation != call.Session.Generation)
        {
            throw Refusal.Because(ErrorId.StaleGeneration, "A page of this call was replaced; start afresh with the newer generation.");
        }
    }
}
