using Visavis.Signaling.Presence;

namespace Visavis.Signaling.Protocol;

/// <summary>The first event of every connection: who the server takes the page for, and the calls it should show at once.</summary>
public sealed record Welcome(
    int Protocol,
    string? UserId,
    PresenceStatus? Status,
    bool CanGoOnline,
    IReadOnlyList<Call> Ringing,
    Call? Live
);
