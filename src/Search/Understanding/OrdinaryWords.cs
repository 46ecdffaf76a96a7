using Visavis.Search.Data;

namespace Visavis.Search.Understanding;

/// <summary>Words that everybody knows and that speak of no trade, without accents: none of them is a slip of the pen for a word of a trade.</summary>
internal static class OrdinaryWords
{
    private static readonly Lazy<HashSet<string>> All = new(() =>
        EmbeddedTable.Rows("ordinary.csv").Select(row => row[0]).ToHashSet(StringComparer.Ordinal)
    );

    public static bool Contains(string word) => All.Value.Contains(word);
}
