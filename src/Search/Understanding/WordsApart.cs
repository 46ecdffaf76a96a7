using Visavis.Search.Text;

namespace Visavis.Search.Understanding;

/// <summary>Writes words apart or together the way titles and needs do: "electro menager" is "electromenager", "sagefemme" is "sage femme".</summary>
internal static class WordsApart
{
    private const int LongestPart = Words.MaxLength / 2;

    /// <param name="words">Those that say something.</param>
    /// <param name="typed">All of them: "bar à bière" is no "barbière".</param>
    /// <param name="trades">The words of titles and needs.</param>
    public static List<string> Mend(List<string> words, List<string> typed, TradeWords trades)
    {
        var mended = new List<string>(words.Count + 1);
        for (var index = 0; index < words.Count; index++)
        {
            var word = words[index];
            if (
                index + 1 < words.Count
                && AreBeside(typed, word, words[index + 1])
                && Together(word, words[index + 1], trades) is { } together
            )
            {
                mended.Add(together);
                index++;
            }
            else if ((!trades.Has(word) || trades.IsOnlySpoken(word)) && trades.Apart(word) is { } apart)
            {
                mended.Add(apart.First);
                mended.Add(apart.Second);
            }
            else
            {
                mended.Add(word);
            }
        }

        return mended;
    }

    private static bool AreBeside(List<string> typed, string first, string second) =>
        typed.Zip(typed.Skip(1)).Any(pair => pair.First == first && pair.Second == second);

    private static string? Together(string first, string second, TradeWords trades)
    {
        if (first.Length > LongestPart || second.Length > LongestPart)
        {
            return null;
        }

        var together = first + second;
        return trades.HasWritten(together) && !trades.HaveTogether([first, second]) ? together : null;
    }
}
