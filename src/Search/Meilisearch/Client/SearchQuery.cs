namespace Visavis.Search.Meilisearch.Client;

/// <summary>Parameters of a search; absent ones have the server's defaults.</summary>
internal sealed record SearchQuery
{
    /// <summary>Only for a search among several.</summary>
    public string? IndexUid { get; init; }

    public string? Q { get; init; }

    public string? Filter { get; init; }

    public IReadOnlyList<string>? Sort { get; init; }

    public IReadOnlyList<string>? Facets { get; init; }

    public IReadOnlyList<string>? AttributesToRetrieve { get; init; }

    public IReadOnlyList<string>? AttributesToSearchOn { get; init; }

    /// <summary><c>all</c> or <c>last</c>.</summary>
    public string? MatchingStrategy { get; init; }

    public int? Page { get; init; }

    public int? Offset { get; init; }

    public int? Limit { get; init; }
}
