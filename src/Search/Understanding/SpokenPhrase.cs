namespace Visavis.Search.Understanding;

/// <summary>Everyday words that speak of trades without being what anybody is called: "robinet" of a plumber.</summary>
/// <param name="Phrase">As people write it, with its accents.</param>
/// <param name="Trades">The likeliest first.</param>
public sealed record SpokenPhrase(string Phrase, IReadOnlyList<SpokenTrade> Trades)
{
    /// <summary>How much a phrase speaks for its first trade, its second…</summary>
    private static readonly double[] Shares = [1, 0.75, 0.6, 0.5, 0.4];

    /// <summary>The families it speaks of, each with how much.</summary>
    internal IEnumerable<(string Family, double Share)> FamiliesByShare =>
        Trades
            .SelectMany((trade, place) => trade.Families.Select(family => (family, Shares[Math.Min(place, Shares.Length - 1)])))
            .DistinctBy(pair => pair.family);
}

/// <summary>A trade that is spoken of: some titles, or all of a family.</summary>
/// <param name="Titles">Codes of titles; empty for a family.</param>
/// <param name="Families">Codes of the families of the titles, or the family that is meant as a whole.</param>
public sealed record SpokenTrade(IReadOnlyList<int> Titles, IReadOnlyList<string> Families);
