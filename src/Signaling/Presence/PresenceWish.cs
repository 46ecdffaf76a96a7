namespace Visavis.Signaling.Presence;

/// <summary>What a professional asked for with the switch, as kept.</summary>
/// <param name="UnansweredRings">Rings in a row nobody answered.</param>
/// <param name="LastSeenAt">When a connection of the person was last known alive.</param>
public sealed record PresenceWish(bool WantsOnline, int UnansweredRings, DateTimeOffset LastSeenAt)
{
    public static PresenceWish None { get; } = new(WantsOnline: false, UnansweredRings: 0, DateTimeOffset.MinValue);
}
