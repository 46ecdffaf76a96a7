namespace Visavis.Signaling.Calls;

/// <summary>By whom an event happens: one of the two people, or a deadline.</summary>
public enum CallActor
{
    Caller,
    Callee,
    Clock,
}
