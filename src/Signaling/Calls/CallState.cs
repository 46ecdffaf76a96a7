namespace Visavis.Signaling.Calls;

/// <summary>Where a call is in its life; it only ever moves downwards in this list.</summary>
public enum CallState
{
    Ringing,
    Connecting,
    Connected,
    Ended,
}
