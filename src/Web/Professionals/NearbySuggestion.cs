namespace Visavis.Web.Professionals;

/// <summary>The nearest useful things to an empty result.</summary>
/// <param name="WiderCount">Matches within <paramref name="WiderRadiusKm"/> of the place; 0 when there is no place to widen around.</param>
/// <param name="EverywhereCount">Matches without the place; 0 when there was none.</param>
/// <param name="EverywhereIsCapped">There are more than <paramref name="EverywhereCount"/>.</param>
/// <param name="Similar">Trades of the same family with somebody in them.</param>
public sealed record NearbySuggestion(
    double WiderRadiusKm,
    int WiderCount,
    int EverywhereCount,
    bool EverywhereIsCapped,
    IReadOnlyList<SimilarProfession> Similar
);
