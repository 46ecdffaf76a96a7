namespace Visavis.Web.Pages.Calls;

/// <summary>One call in the person's list.</summary>
public sealed record CallLine(
    string Id,
    CallPeer Peer,
    bool Calling,
    bool Live,
    string? EndReason,
    DateTimeOffset StartedAt,
    TimeSpan? Duration,
    bool IsNew
)
{
    /// <summary>Somebody wanted to reach this person and did not.</summary>
    public bool Missed => !Calling && (EndReason is CallWords.Missed or CallWords.Cancelled);
}
