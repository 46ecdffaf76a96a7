using Visavis.Signaling.Messages;
using Visavis.Signaling.Presence;
using Visavis.Signaling.Protocol;

namespace Visavis.Signaling;

/// <summary>The events of the protocol, server to browser; <c>docs/signaling-protocol.md</c> says when each is sent and to whom.</summary>
public interface ISignalingClient
{
    Task Welcome(Welcome welcome);

    Task ComeAgain(int milliseconds);

    Task PresenceChanged(string userId, PresenceStatus status);

    Task CallRinging(Call call);

    Task CallAccepted(Call call);

    Task CallChanged(Call call);

    Task CallEnded(Call call);

    Task CallTaken(string callId);

    Task PeerJoined(string callId, int generation);

    Task PeerSignalingLost(string callId);

    Task PeerSignalingBack(string callId);

    Task PeerLeft(string callId);

    Task DescriptionReceived(string callId, int generation, SessionDescription description);

    Task CandidateReceived(string callId, int generation, IceCandidate? candidate);

    Task MediaChanged(string callId, MediaFlags media);

    Task MessageReceived(Message message);

    Task AwayNotice();

    Task InboxChanged(InboxChange change);
}
