using Visavis.Search.Data;
using Visavis.Search.Text;

namespace Visavis.Search.Understanding;

/// <summary>
/// Brings the many ways of saying one thing to one word, for phrases of everyday speech alone: slang, children's words, words of Belgium,
/// Switzerland and Québec, English words. A phrase then holds for all of them: "bagnole", "char" and "car" break down like "voiture".
/// </summary>
internal static class SaidAs
{
    /// <summary>Between English words the others are English as well: "pain" and "chat" are French words too.</summary>
    private static readonly HashSet<string> EnglishSigns =
    [
        .. (
            "the my is are for to need needs near with how i of and at from looking someone somebody who can want get fix our your her his has have not won "
            + "doesn isn can do does help find learn an it in on when after before please"
        ).Split(' '),
    ];

    private static readonly Lazy<(Dictionary<string, string[]> French, Dictionary<string, string[]> English)> Table = new(Read);

    /// <summary>The words, brought to stems of one form; English ones only where <paramref name="isEnglish"/>.</summary>
    public static string[] Stems(string word, bool isEnglish) =>
        isEnglish && Table.Value.English.TryGetValue(word, out var meant) ? [.. meant, VerbStem.Of(word)]
        : Table.Value.French.TryGetValue(Singular(word), out meant) ? meant
        : [VerbStem.Of(word)];

    /// <summary>Of a phrase of the table, which is French unless it says otherwise by itself.</summary>
    public static string[] Stems(string word) => Stems(word, isEnglish: false);

    /// <summary>Whether a text is English rather than French.</summary>
    /// <param name="words">All that were typed.</param>
    public static bool IsEnglish(IReadOnlyCollection<string> words) =>
        words.Count(EnglishSigns.Contains) is var signs
        && (
            signs > 1
            || (signs == 1 && words.Any(word => Table.Value.English.ContainsKey(word)))
            || words.All(Table.Value.English.ContainsKey)
        );

    /// <summary>As it is written: "mer" is not "mère".</summary>
    private static string Singular(string word) => word.Length > 3 && word[^1] is 's' or 'x' ? word[..^1] : word;

    /// <summary>Rows of "said,meant" and, for English, ",en"; what is meant may be several words, or none for a word that says nothing.</summary>
    private static (Dictionary<string, string[]> French, Dictionary<string, string[]> English) Read()
    {
        var french = new Dictionary<string, string[]>(StringComparer.Ordinal);
        var english = new Dictionary<string, string[]>(StringComparer.Ordinal);
        foreach (var row in EmbeddedTable.Rows("saidas.csv"))
        {
            string[] meant = [.. Words.Of(row[1]).Select(VerbStem.Of)];
            foreach (var said in Words.Of(row[0]))
            {
                if (row is [_, _, "en"])
                {
                    english.TryAdd(said, meant);
                }
                else
                {
                    french.TryAdd(Singular(said), meant);
                }
            }
        }

        return (french, english);
    }
}
