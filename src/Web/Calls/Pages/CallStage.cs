namespace Visavis.Web.Calls.Pages;

/// <summary>What the call page's script starts from, rendered into the page as a data block.</summary>
public sealed record CallStage(CallPeer Peer, KnownCall? Call, bool CanHideAddress)
{
    /// <summary>What the call costs; null when it is free.</summary>
    public CallCost? Cost { get; init; }

    /// <summary>Servers of ours that tell the lobby's check whether pictures and sound get out of the reader's network.</summary>
    public IReadOnlyList<string> NetworkServers { get; init; } = [];

    /// <summary>What was written in a call that is over, oldest first.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public IReadOnlyList<CallLine> Lines { get; init; } = [];

    /// <summary>Whether somebody outside the directory rang in vain a short while ago: they can be called back by that call.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool MayCallBack { get; init; }

    /// <summary>Where calling this person again begins; null when they cannot be called.</summary>
    public string? CallAgainUrl =>
        Peer.Reference is { } reference ? $"/calls/new/{reference}"
        : MayCallBack ? $"/calls/new/{Call?.Id}"
        : null;
}

/// <summary>A chat line of a past call.</summary>
public sealed record CallLine(bool FromMe, string Text, DateTimeOffset SentAt);

/// <summary>A call as the database knew it when the page was made; the hub tells the rest.</summary>
public sealed record KnownCall(
    string Id,
    string Role,
    string State,
    string? EndReason,
    bool EndedByMe,
    DateTimeOffset? ConnectedAt,
    DateTimeOffset? EndedAt
);
