using Visavis.Search.Text;

namespace Visavis.Search.Understanding;

/// <summary>Tells the words that decide from those that help.</summary>
internal static class NeededWords
{
    /// <param name="words">Those that say something; their order does not matter.</param>
    /// <param name="trades">The words of titles and needs.</param>
    public static (IReadOnlyList<string> Needed, IReadOnlyList<string> Helping) Of(IReadOnlyList<string> words, TradeWords trades)
    {
        if (words.Count < 2 || trades.IsWhole([.. words]))
        {
            return (words, []);
        }

        var frames = words.Where(word => !HelpingWords.IsCourtesy(word) && !HelpingWords.IsFrame(word)).ToList();
        if (trades.HaveTogether([.. words]) && !trades.IsWhole(frames))
        {
            return (words, []);
        }

        var polite = words.Where(word => !HelpingWords.IsCourtesy(word) && !IsOrdinary(word, trades)).ToList();
        if (polite.Count == 0)
        {
            return (words, []);
        }

        if (polite.Count == 1 || trades.IsWhole(polite))
        {
            return (polite, [.. words.Except(polite)]);
        }

        var deciding = polite.Where(word => !HelpingWords.IsFrame(word)).ToList();
        var decides = deciding.Exists(word => trades.Has(word) || trades.Meant(word).Count > 0);
        return decides && (trades.IsWhole(deciding) || !trades.HaveTogether(polite))
            ? (deciding, [.. words.Except(deciding)])
            : (polite, [.. words.Except(polite)]);
    }

    /// <summary>Known to everybody, and neither of a trade nor by itself said of one: "vois" is no form of "voie".</summary>
    private static bool IsOrdinary(string word, TradeWords trades) =>
        OrdinaryWords.Contains(word)
        && (
            !trades.Has(word)
            || !IsWritten(word, trades)
            || (trades.IsOnlySpoken(word) && !SpokenPhrases.French.HasAlone(FrenchStem.Of(word)))
        );

    private static bool IsWritten(string word, TradeWords trades) =>
        trades.HasWritten(word) || trades.HasWritten(word + "s") || (word[^1] is 's' or 'x' && trades.HasWritten(word[..^1]));
}
