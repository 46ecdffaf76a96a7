using Visavis.Search.Text;

namespace Visavis.Search.Understanding;

/// <summary>What misspelled words of a query were meant to be, the likeliest first.</summary>
internal static class MeantWords
{
    /// <summary>The word that was meant, or the word itself.</summary>
    public static string Of(this IReadOnlyDictionary<string, IReadOnlyList<string>> meant, string word) =>
        meant.TryGetValue(word, out var others) ? others[0] : word;

    public static string StemOf(this IReadOnlyDictionary<string, IReadOnlyList<string>> meant, string word) =>
        FrenchStem.Of(meant.Of(word));
}
