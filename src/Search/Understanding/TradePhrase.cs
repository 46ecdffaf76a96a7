namespace Visavis.Search.Understanding;

/// <summary>What a title, a need or the name of a family speaks of.</summary>
/// <param name="Families">Codes, the likeliest first.</param>
internal sealed record TradePhrase(string[] Families, TradePhraseKind Kind);

internal enum TradePhraseKind
{
    Title,
    Need,
    Family,

    /// <summary>Of no document: <see cref="SpokenPhrases"/>.</summary>
    Spoken,
}
