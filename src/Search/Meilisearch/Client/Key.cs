using System.Text.Json.Serialization;

namespace Visavis.Search.Meilisearch.Client;

/// <summary>A key of the server and what it may do.</summary>
internal sealed record Key
{
    public string? Uid { get; init; }

    public string? Name { get; init; }

    public string? Description { get; init; }

    /// <summary>The secret itself; only in answers.</summary>
    [JsonPropertyName("key")]
    public string? KeyUid { get; init; }

    public required IReadOnlyList<string> Actions { get; init; }

    public required IReadOnlyList<string> Indexes { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public DateTimeOffset? ExpiresAt { get; init; }
}
