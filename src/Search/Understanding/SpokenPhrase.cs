namespace Visavis.Search.Understanding;

/// <summary>Everyday words that speak of trades without being what anybody is called: "robinet" of a plumber.</summary>
/// <param name="Phrase">As people write it, with its accents.</param>
/// <param name="Trades">The likeliest first.</param>
public sealed record SpokenPhrase(string Phrase, IReadOnlyList<SpokenTrade> Trades);

/// <summary>A trade that is spoken of: some titles, or all of a family.</summary>
/// <param name="Titles">Codes of titles; empty for a family.</param>
/// <param name="Families">Codes of the families of the titles, or the family that is meant as a whole.</param>
public sealed record SpokenTrade(IReadOnlyList<int> Titles, IReadOnlyList<string> Families);
