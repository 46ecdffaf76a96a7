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
    public static Settings WantedAt(DateTimeOffset now) =>
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
            // All of the lots, so that going on to the next day's changes no document.
            SortableAttributes = ["nextSlotAt", "merit", "slotDay", "_geo", .. Turns.Fields],
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
                "slotDay:asc",
                "merit:desc",
                $"{Turns.On(now)}:asc",
                "order:asc",
            ],
            StopWords = [],
            TypoTolerance = new TypoTolerance { Enabled = true, MinWordSizeForTypos = new TypoSize(OneTypo: 5, TwoTypos: 9) },
            Faceting = new Faceting(MostFacetValues),
            Pagination = new Pagination(Search.SearchQuery.MaxReachable),
        };

    /// <summary>Whether the server's settings are other than those wanted, in what is ours to set.</summary>
    public static bool Differ(Settings present, Settings wanted) =>
        !Same(present.SearchableAttributes, wanted.SearchableAttributes)
        || !SameSet(present.DisplayedAttributes, wanted.DisplayedAttributes)
        || present.FilterableAttributes?.ToHashSet().SetEquals(wanted.FilterableAttributes!) != true
        || !SameSet(present.SortableAttributes, wanted.SortableAttributes)
        || !Same(present.RankingRules, wanted.RankingRules)
        || !SameSet(present.StopWords, wanted.StopWords)
        || present.TypoTolerance?.Enabled != wanted.TypoTolerance!.Enabled
        || present.TypoTolerance?.MinWordSizeForTypos != wanted.TypoTolerance.MinWordSizeForTypos
        || present.Faceting?.MaxValuesPerFacet != wanted.Faceting!.MaxValuesPerFacet
        || present.Pagination != wanted.Pagination
        || present.ProximityPrecision != wanted.ProximityPrecision
        || present.FacetSearch != wanted.FacetSearch;

    private static bool Same(IReadOnlyList<string>? present, IReadOnlyList<string>? wanted) =>
        present is not null && present.SequenceEqual(wanted!);

    /// <summary>The server gives back some lists in an order of its own.</summary>
    private static bool SameSet(IReadOnlyList<string>? present, IReadOnlyList<string>? wanted) =>
        present is not null && present.ToHashSet(StringComparer.Ordinal).SetEquals(wanted!);
}
