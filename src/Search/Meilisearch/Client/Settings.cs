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

internal sealed record Faceting(int MaxValuesPerFacet);

internal sealed record Pagination(int MaxTotalHits);

/// <summary>An attribute that can be filtered and counted by.</summary>
/// <param name="Name">The attribute; rules of patterns, which only others can have set, have a name that no attribute has.</param>
/// <param name="Comparison">Whether by more and less as well as by equality.</param>
internal sealed record FilterableAttribute(string Name, bool Comparison = false);

internal sealed record TypoTolerance
{
    public bool? Enabled { get; init; }

    public TypoSize? MinWordSizeForTypos { get; init; }
}

/// <param name="OneTypo">Letters of a word from which on one typo is forgiven.</param>
/// <param name="TwoTypos">Letters of a word from which on two are.</param>
internal sealed record TypoSize(int OneTypo, int TwoTypos);
