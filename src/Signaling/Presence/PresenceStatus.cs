namespace Visavis.Signaling.Presence;

public enum PresenceStatus
{
    /// <summary>Not wishing to be called, or no browser connected.</summary>
    Offline,

    Online,

    /// <summary>Online, and in a call or being rung.</summary>
    Busy,

    /// <summary>Online, but two rings in a row went unanswered.</summary>
    Away,
}
