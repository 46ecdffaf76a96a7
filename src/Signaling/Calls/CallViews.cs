using Visavis.Signaling.Protocol;

namespace Visavis.Signaling.Calls;

/// <summary>Shows a call to one of its two people.</summary>
internal sealed class CallViews(TimeProvider time)
{
    /// <param name="call">The call.</param>
    /// <param name="role">Who looks at it.</param>
    /// <param name="connectionId">The connection that looks, or null when it is not an end.</param>
    public Call Show(LiveCall call, CallRole role, string? connectionId)
    {
        bool answeredHere;
        MediaFlags? peerMedia;
        lock (call.Gate)
        {
            answeredHere = role == CallRole.Callee && connectionId is not null && call[role].ConnectionId == connectionId;
            peerMedia = call[role.Other()].Media;
        }

        return Show(call.Session, role, call.PersonOf(role.Other()).Card, answeredHere, peerMedia);
    }

    public Call Show(CallSession session, CallRole role, Peer peer, bool answeredHere = false, MediaFlags? peerMedia = null) =>
        new()
        {
            Id = session.Id,
            State = session.State,
            EndReason = session.EndReason,
            Role = role,
            Version = session.Version,
            Generation = session.Generation,
            Peer = peer,
            StartedAt = session.StartedAt,
            RingExpiresAt = session.RingExpiresAt,
            ConnectedAt = session.ConnectedAt,
            EndedAt = session.EndedAt,
            ServerTime = time.GetUtcNow(),
            EndedByMe = session.EndedBy == session.UserOf(role),
            AnsweredHere = answeredHere,
            RelayOnly = session.RelayOnlyOf(role),
            PeerMedia = peerMedia,
        };
}
