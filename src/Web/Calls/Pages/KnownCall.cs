namespace Visavis.Web.Calls.Pages;

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
