namespace Visavis.Signaling.Nodes;

/// <summary>What happened to an end of a call beside its row.</summary>
internal enum EndNews
{
    /// <summary>The line broke.</summary>
    Lost,

    /// <summary>The person closed the page.</summary>
    Left,

    /// <summary>The person was signed out.</summary>
    Gone,

    /// <summary>A page of theirs is loading.</summary>
    Expected,

    /// <summary>Another page of the same tab is there.</summary>
    Held,
}

/// <summary>Tells the other nodes what to read anew. Words carry no state but what no row holds: one that is lost is made good by the next reading.</summary>
internal sealed class NodeNotices(Backplane backplane)
{
    public const string Call = "call";
    public const string Person = "person";
    public const string End = "end";
    public const string Media = "media";

    public bool IsOn => backplane.IsOn;

    /// <summary>The row of the call, or who speaks in it, has moved on.</summary>
    public Task CallMovedAsync(string callId) => TellAsync($"{Call} {callId}");

    /// <summary>The person came, went, or changed their wish.</summary>
    public Task PersonChangedAsync(Guid userId) => TellAsync($"{Person} {userId:D}");

    /// <param name="callId">The call.</param>
    /// <param name="userId">The person.</param>
    /// <param name="news">What happened.</param>
    /// <param name="whose">The connection or the page it happened to.</param>
    public Task EndChangedAsync(string callId, Guid userId, EndNews news, string whose) =>
        TellAsync($"{End} {callId} {userId:D} {news} {whose}");

    public Task MediaChangedAsync(string callId, Guid userId, Protocol.MediaFlags media) =>
        TellAsync($"{Media} {callId} {userId:D} {System.Text.Json.JsonSerializer.Serialize(media)}");

    private Task TellAsync(string text) => backplane.IsOn ? backplane.TellNodesAsync(text) : Task.CompletedTask;
}
