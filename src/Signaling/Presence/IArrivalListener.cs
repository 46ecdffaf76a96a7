namespace Visavis.Signaling.Presence;

/// <summary>Hears who has become reachable.</summary>
public interface IArrivalListener
{
    /// <summary>The person was not online a moment ago and is now. Called between announcements: must return at once, and not throw.</summary>
    void Arrived(Guid userId);
}
