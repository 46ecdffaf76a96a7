namespace Visavis.Signaling.Calls;

public enum CallEndReason
{
    /// <summary>Either side hung up after the call was accepted.</summary>
    HungUp,

    Declined,

    /// <summary>Nobody answered in time, or the callee was in another call.</summary>
    Missed,

    /// <summary>The callee closed the last page that rang.</summary>
    CalleeLeft,

    /// <summary>The caller gave up, or went away, while it rang.</summary>
    Cancelled,

    /// <summary>Accepted, but no media flowed in time.</summary>
    Failed,

    /// <summary>An end went away and did not come back in time.</summary>
    Lost,
}
