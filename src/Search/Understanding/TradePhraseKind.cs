namespace Visavis.Search.Understanding;

internal enum TradePhraseKind
{
    Title,
    Need,
    Family,

    /// <summary>Of no document: <see cref="SpokenPhrases"/>.</summary>
    Spoken,
}
