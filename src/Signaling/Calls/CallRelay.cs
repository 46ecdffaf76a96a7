using System.Text;
using Microsoft.AspNetCore.SignalR;
using Visavis.Signaling.Connections;
using Visavis.Signaling.Ice;
using Visavis.Signaling.Protocol;
using Visavis.Signaling.Relay;

namespace Visavis.Signaling.Calls;

/// <summary>Passes descriptions, candidates and media flags between the two ends of a live call, from memory alone.</summary>
internal sealed class CallRelay(LiveCalls calls, IHubContext<SignalingHub, ISignalingClient> hub)
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
        PageConnection? receiver;
        lock (call.Gate)
        {
            if (answer.Generation != session.Generation || !call[CallRole.Callee].Held.TryTakeOffer(answer.OfferId))
            {
                return Task.CompletedTask;
            }

            var caller = call[CallRole.Caller];
            receiver = caller.IsReady ? caller.Page : null;
            if (receiver is null)
            {
                caller.Held.Hold(passed);
            }
        }

        return receiver is null
            ? Task.CompletedTask
            : hub.Clients.Client(receiver.Id).DescriptionReceived(session.Id, session.Generation, passed);
    }

    public Task SendDescriptionAsync(PageConnection from, string callId, int generation, SessionDescription description)
    {
        RequireLength(description);
        var (call, role) = Require(from, callId);
        var passed = call.Session.RelayOnlyOf(role) ? RelayOnlyFilter.Apply(description) : description;
        PageConnection? receiver;
        lock (call.Gate)
        {
            RequireEnd(call, role, from, generation);
            var other = call[role.Other()];
            receiver = other.IsReady ? other.Page : null;
            if (receiver is null)
            {
                other.Held.Hold(passed);
            }
        }

        return receiver is null ? Task.CompletedTask : hub.Clients.Client(receiver.Id).DescriptionReceived(callId, generation, passed);
    }

    public Task SendCandidateAsync(PageConnection from, string callId, int generation, IceCandidate? candidate)
    {
        if (candidate?.Length > LongestCandidate)
        {
            throw Refusal.Because(ErrorId.TooLarge, "The candidate is longer than 1 KB.");
        }

        var (call, role) = Require(from, callId);
        var passed = candidate;
        var isDropped = false;
        if (candidate is not null && call.Session.RelayOnlyOf(role))
        {
            passed = RelayOnlyFilter.Apply(candidate);
            isDropped = passed is null;
        }

        PageConnection? receiver;
        lock (call.Gate)
        {
            RequireEnd(call, role, from, generation);
            var other = call[role.Other()];
            receiver = other.IsReady && !isDropped ? other.Page : null;
            if (receiver is null && !isDropped)
            {
                other.Held.Hold(passed);
            }
        }

        return receiver is null ? Task.CompletedTask : hub.Clients.Client(receiver.Id).CandidateReceived(callId, generation, passed);
    }

    public Task SetMediaAsync(PageConnection from, string callId, MediaFlags media)
    {
        var (call, role) = Require(from, callId);
        PageConnection? receiver;
        lock (call.Gate)
        {
            RequireEnd(call, role, from, call.Session.Generation);
            call[role].Media = media;
            receiver = call[role.Other()].Page;
        }

        return receiver is null ? Task.CompletedTask : hub.Clients.Client(receiver.Id).MediaChanged(callId, media);
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

    private (LiveCall Call, CallRole Role) Require(PageConnection from, string callId)
    {
        var call = calls.Peek(callId) ?? throw Refusal.CallNotFound();
        return (call, call.Session.RoleOf(from.UserId!.Value) ?? throw Refusal.CallNotFound());
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
