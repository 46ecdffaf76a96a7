using Visavis.Signaling.Calls;

namespace Visavis.Web.Calls;

/// <summary>A past or running call as one of its people sees it in their list.</summary>
/// <param name="PeerId">The other person.</param>
/// <param name="PeerName">Their name in the directory, or of their account.</param>
/// <param name="PeerProfession">Null when the other person is not in the directory.</param>
/// <param name="ProfileUrl">Null when the other person is not in the directory.</param>
/// <param name="IsUnseen">A missed call the person has not been shown yet.</param>
/// <param name="ChargeCents">What it cost; null when it was free, lasts, or never connected.</param>
public sealed record CallHistoryEntry(
    string CallId,
    CallRole Role,
    Guid PeerId,
    string PeerName,
    string? PeerProfession,
    string? ProfileUrl,
    CallState State,
    CallEndReason? EndReason,
    DateTimeOffset StartedAt,
    DateTimeOffset? ConnectedAt,
    DateTimeOffset? EndedAt,
    bool IsUnseen,
    int? ChargeCents = null
)
{
    /// <summary>Somebody rang and was not answered, for whatever reason but a refusal.</summary>
    public bool IsMissed =>
        Role == CallRole.Callee && EndReason is CallEndReason.Missed or CallEndReason.CalleeLeft or CallEndReason.Cancelled;

    /// <summary>Whoever is in no directory can be called back for a day.</summary>
    public bool MayBeCalledBack(DateTimeOffset now) => IsMissed && StartedAt > now - CallBacks.Lifetime;

    /// <summary>How long media flowed; null when it never did, or still does.</summary>
    public TimeSpan? Duration => EndedAt - ConnectedAt;
}
