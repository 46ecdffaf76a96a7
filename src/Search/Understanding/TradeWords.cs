using Visavis.Search.Professions;
using Visavis.Search.Text;

namespace Visavis.Search.Understanding;

/// <summary>The words professions and needs are made of, to tell them from names and places.</summary>
internal sealed class TradeWords
{
    private const int ShortestBeginning = 3;
    private const int ShortestJoined = 3;

    private static readonly Lazy<TradeWords> Loaded = new(() => new TradeWords(ProfessionCatalog.Rome, NeedCatalog.French));
    private readonly List<string[]> phrases = [];
    private readonly Dictionary<string, List<int>> phrasesByStem = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string First, string Second)> joined = new(StringComparer.Ordinal);
    private readonly HashSet<string> written = new(StringComparer.Ordinal);
    private readonly HashSet<string> needs = new(StringComparer.Ordinal);
    private readonly SortedWords sorted;

    private TradeWords(ProfessionCatalog professions, NeedCatalog catalog)
    {
        foreach (var title in professions.Titles)
        {
            Add(title.Masculine);
            if (title.Feminine != title.Masculine)
            {
                Add(title.Feminine);
            }
        }

        foreach (var need in catalog.Needs)
        {
            needs.Add(string.Join(' ', Add(need.Phrase)));
        }

        sorted = new SortedWords(written);
    }

    /// <summary>Made on first use, once per process.</summary>
    public static TradeWords French => Loaded.Value;

    /// <summary>Whether the text is a need as it stands, given as words.</summary>
    public bool IsNeed(string words) => needs.Contains(words);

    /// <summary>A word of a title or need, in either gender and number.</summary>
    public bool Has(string word) => phrasesByStem.ContainsKey(FrenchStem.Of(word));

    /// <summary>Exactly so written in a title or need.</summary>
    public bool HasWritten(string word) => written.Contains(word);

    /// <summary>The beginning of such a word, or such a word with a typing error.</summary>
    public bool HasNearly(string word) =>
        word.Length >= ShortestBeginning && !char.IsAsciiDigit(word[0]) && (sorted.HasBeginning(word) || sorted.Nearest(word) is not null);

    /// <summary>Whether one title or need has all these words.</summary>
    public bool HaveTogether(IReadOnlyCollection<string> words)
    {
        var stems = words.Select(FrenchStem.Of).ToList();
        List<int>? fewest = null;
        foreach (var stem in stems)
        {
            if (!phrasesByStem.TryGetValue(stem, out var with))
            {
                return false;
            }

            fewest = fewest is null || with.Count < fewest.Count ? with : fewest;
        }

        return fewest?.Exists(phrase => stems.TrueForAll(stem => Array.IndexOf(phrases[phrase], stem) >= 0)) ?? false;
    }

    /// <summary>"autoecole" is "auto ecole", as titles write it; null when the word is no such pair.</summary>
    public (string First, string Second)? Apart(string word) => joined.TryGetValue(word, out var pair) ? pair : null;

    private List<string> Add(string phrase)
    {
        var words = Words.Of(phrase);
        var telling = StopWords.Without(words);
        var stems = telling.ConvertAll(FrenchStem.Of);
        foreach (var stem in stems)
        {
            if (!phrasesByStem.TryGetValue(stem, out var with))
            {
                phrasesByStem[stem] = with = [];
            }

            if (with.Count == 0 || with[^1] != phrases.Count)
            {
                with.Add(phrases.Count);
            }
        }

        phrases.Add([.. stems]);
        written.UnionWith(telling);
        for (var index = 1; index < words.Count; index++)
        {
            if (Math.Min(words[index - 1].Length, words[index].Length) >= ShortestJoined)
            {
                joined.TryAdd(words[index - 1] + words[index], (words[index - 1], words[index]));
            }
        }

        return words;
    }
}
