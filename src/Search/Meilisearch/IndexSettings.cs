using Visavis.Search.Meilisearch.Client;

namespace Visavis.Search.Meilisearch;

/// <summary>The settings of our index. Needs Meilisearch 1.36 or later, where <c>attributeRank</c> appeared.</summary>
internal static class IndexSettings
{
    /// <summary>Communes within the widest radius, and more.</summary>
    private const int MostFacetValues = 6000;

    /// <summary>
    /// Attributes in the order of <see cref="RankingWeights"/>, before their nearness: a title in the presentation is not a title. No stop
    /// words: we leave them out of texts and searches ourselves, and names keep theirs ("Le Goff").
    /// </summary>
    public static Settings Wanted { get; } =
        new()
        {
            SearchableAttributes = ["titles", "names", "needs", "services", "cities", "presentation"],
            DisplayedAttributes =
            [
                "id",
                "kind",
                "version",
                "checkpoint",
                "name",
                "profession",
                "city",
                "nextSlotAt",
                "merit",
                "owner",
                "until",
                "_geo",
            ],
            FilterableAttributes =
            [
                new("id"),
                new("kind"),
                new("reference"),
                new("phrases"),
                new("families"),
                new("category"),
                new("languages"),
                new("price"),
                new("recommended"),
                new("online"),
                new("recruits"),
                new("sought"),
                new("experience"),
                new("mobility"),
                new("startDay", Comparison: true),
                new("apart"),
                new("department"),
                new("nextSlotAt", Comparison: true),
                new("slotQuarter", Comparison: true),
                new("spot", Comparison: true),
                new("_geo"),
            ],
            SortableAttributes = ["nextSlotAt", "merit", "_geo"],
            ProximityPrecision = "byAttribute",
            FacetSearch = false,
            RankingRules =
            [
                "words",
                "typo",
                "attributeRank",
                "sort",
                "exactness",
                "wordPosition",
                "proximity",
                "online:desc",
                "merit:desc",
                "order:asc",
            ],
            StopWords = [],
            TypoTolerance = new TypoTolerance { Enabled = true, MinWordSizeForTypos = new TypoSize(OneTypo: 5, TwoTypos: 9) },
            Faceting = new Faceting(MostFacetValues),
            Pagination = new Pagination(Search.SearchQuery.MaxReachable),
        };

    /// <summary>Whether the server's settings are other than ours, in what is ours to set.</summary>
    public static bool Differ(Settings present) =>
        !Same(present.SearchableAttributes, Wanted.SearchableAttributes)
        || !SameSet(present.DisplayedAttributes, Wanted.DisplayedAttributes)
        || present.FilterableAttributes?.ToHashSet().SetEquals(Wanted.FilterableAttributes!) != true
        || !SameSet(present.SortableAttributes, Wanted.SortableAttributes)
        || !Same(present.RankingRules, Wanted.RankingRules)
        || !SameSet(present.StopWords, Wanted.StopWords)
        || present.TypoTolerance?.Enabled != Wanted.TypoTolerance!.Enabled
        || present.TypoTolerance?.MinWordSizeForTypos != Wanted.TypoTolerance.MinWordSizeForTypos
        || present.Faceting?.MaxValuesPerFacet != Wanted.Faceting!.MaxValuesPerFacet
        || present.Pagination != Wanted.Pagination
        || present.ProximityPrecision != Wanted.ProximityPrecision
        || present.FacetSearch != Wanted.FacetSearch;

    private static bool Same(IReadOnlyList<string>? present, IReadOnlyList<string>? wanted) =>
        present is not null && present.SequenceEqual(wanted!);

    /// <summary>The server gives back some lists in an order of its own.</summary>
    private static bool SameSet(IReadOnlyList<string>? present, IReadOnlyList<string>? wanted) =>
        present is not null && present.ToHashSet(StringComparer.Ordinal).SetEquals(wanted!);
}
