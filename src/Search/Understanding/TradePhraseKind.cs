namespace Visavis.Search.Understanding;

internal enum TradePhraseKind
{
    Title,
    Need,
    Family,
}
