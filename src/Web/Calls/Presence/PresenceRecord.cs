namespace Visavis.Web.Calls.Presence;

/// <summary>What a professional asked for with the switch; whether they can be reached also needs a live connection.</summary>
public sealed class PresenceRecord
{
    public Guid UserId { get; set; }

    public bool WantsOnline { get; set; }

    /// <summary>Rings in a row nobody answered; two make the person Away.</summary>
    public int UnansweredRings { get; set; }

    /// <summary>Last time a connection of this person was seen alive; a wish older than the lapse is over.</summary>
    public DateTimeOffset LastSeenAt { get; set; }
}
