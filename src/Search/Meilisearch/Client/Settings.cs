using System.Text.Json.Serialization;

namespace Visavis.Search.Meilisearch.Client;

/// <summary>The settings of an index that are ours to choose; absent ones stay as they are.</summary>
internal sealed record Settings
{
    public IReadOnlyList<string>? SearchableAttributes { get; init; }

    public IReadOnlyList<string>? DisplayedAttributes { get; init; }

    [JsonConverter(typeof(FilterableRules))]
    public IReadOnlyList<FilterableAttribute>? FilterableAttributes { get; init; }

    public IReadOnlyList<string>? SortableAttributes { get; init; }

    public IReadOnlyList<string>? RankingRules { get; init; }

    public IReadOnlyList<string>? StopWords { get; init; }

    public TypoTolerance? TypoTolerance { get; init; }

    public Faceting? Faceting { get; init; }

    public Pagination? Pagination { get; init; }

    public string? ProximityPrecision { get; init; }

    public bool? FacetSearch { get; init; }
}
