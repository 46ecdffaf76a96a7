namespace Visavis.Search.Meilisearch.Client;

/// <summary>The answer to a search; totals are those of the way of paging that was asked for.</summary>
internal sealed record SearchResult<T>
{
    public required IReadOnlyList<T> Hits { get; init; }

    public int? TotalHits { get; init; }

    public int? EstimatedTotalHits { get; init; }

    public int ProcessingTimeMs { get; init; }

    public IReadOnlyDictionary<string, Dictionary<string, int>>? FacetDistribution { get; init; }

    public int Total => TotalHits ?? EstimatedTotalHits ?? 0;
}
