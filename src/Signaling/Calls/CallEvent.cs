namespace Visavis.Signaling.Calls;

/// <summary>What can happen to a call.</summary>
public enum CallEvent
{
    Accept,
    Decline,
    HangUp,

    /// <summary>An end reports that media flows.</summary>
    MediaFlows,

    /// <summary>A fresh page takes over as a person's end.</summary>
    PageReplaced,

    RingExpired,

    /// <summary>The caller's page has been away too long while it rang.</summary>
    CallerGone,

    /// <summary>The callee closed the last page that rang.</summary>
    CalleeGone,

    /// <summary>No media in time after acceptance.</summary>
    MediaTimedOut,

    /// <summary>An end has been away too long after acceptance.</summary>
    EndGone,
}
