using System.Collections.Concurrent;
using Visavis.Search.Data;
using Visavis.Search.Professions;
using Visavis.Search.Text;

namespace Visavis.Search.Understanding;

/// <summary>
/// The table of everyday words and the trades they speak of; written for this directory. It is asked when a query is read, so that no document need hold its words:
/// there are several times as many as needs.
/// </summary>
internal sealed class SpokenPhrases
{
    private static readonly Lazy<SpokenPhrases> Loaded = new(() => new SpokenPhrases(Read("spoken.csv"), others: null));
    private static readonly Lazy<SpokenPhrases> LoadedWithNeeds = new(() => new SpokenPhrases(Read("needs.csv"), French));

    /// <summary>The same few thousand trades, and lists of them, stand in all rows.</summary>
    private static readonly ConcurrentDictionary<string, SpokenTrade> Trades = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<string, IReadOnlyList<SpokenTrade>> TradeLists = new(StringComparer.Ordinal);

    /// <summary>Each phrase with the stems of its words, the few thousand of which are the same strings everywhere.</summary>
    private readonly List<(string[] Stems, SpokenPhrase Phrase)> split = [];

    /// <summary>Each phrase under the rarest of its words alone: thousands have "voiture", and all their words must be there anyway.</summary>
    private readonly Dictionary<string, List<(string[] Stems, SpokenPhrase Phrase)>> byRarest = new(StringComparer.Ordinal);
    private readonly HashSet<string> alone = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> counts;
    private readonly Lazy<WordSenses> senses;

    /// <param name="phrases">To be split into words.</param>
    /// <param name="others">More of them, already split.</param>
    private SpokenPhrases(IReadOnlyList<SpokenPhrase> phrases, SpokenPhrases? others)
    {
        foreach (var phrase in phrases)
        {
            var words = StopWords.Without(Words.Of(phrase.Phrase));
            if (words is [var only])
            {
                alone.Add(FrenchStem.Of(only));
            }

            var stems = words.SelectMany(SaidAs.Stems).Distinct().Select(string.Intern).ToArray();
            if (stems.Length > 0)
            {
                split.Add((stems, phrase));
            }
        }

        All = [.. phrases, .. others?.All ?? []];
        alone.UnionWith(others?.alone ?? []);
        split.AddRange(others?.split ?? []);
        split.TrimExcess();
        counts = split.SelectMany(pair => pair.Stems).CountBy(stem => stem).ToDictionary(StringComparer.Ordinal);
        senses = new Lazy<WordSenses>(() => new WordSenses(split, RarityOf));
        foreach (var (stems, phrase) in split)
        {
            var rarest = stems.MinBy(stem => counts[stem])!;
            if (!byRarest.TryGetValue(rarest, out var with))
            {
                byRarest[rarest] = with = [];
            }

            with.Add((stems, phrase));
        }
    }

    /// <summary>Read from the assembly on first use, once per process.</summary>
    public static SpokenPhrases French => Loaded.Value;

    /// <summary>The same with the needs, which documents hold as well.</summary>
    public static SpokenPhrases AndNeeds => LoadedWithNeeds.Value;

    public IReadOnlyList<SpokenPhrase> All { get; }

    /// <summary>What each word speaks of by itself, over all phrases.</summary>
    public WordSenses Senses => senses.Value;

    /// <summary>For each word that has any, the phrases it stands in whose words are all there; of phrases within each other the longest.</summary>
    /// <param name="words">Of the query.</param>
    /// <param name="meant">What misspelled ones were meant to be.</param>
    public IReadOnlyDictionary<string, IReadOnlyList<SpokenPhrase>> In(
        IReadOnlyList<string> words,
        IReadOnlyDictionary<string, IReadOnlyList<string>> meant
    )
    {
        var stems = words.Select(word => SaidAs.Stems(meant.Of(word))).ToList();
        var there = Find([.. stems.SelectMany(stem => stem)]);
        return words
            .Zip(stems)
            .Select(pair => (Word: pair.First, Phrases: there.Where(t => t.Stems.Any(pair.Second.Contains)).Select(t => t.Phrase).ToList()))
            .Where(pair => pair.Phrases.Count > 0)
            .DistinctBy(pair => pair.Word)
            .ToDictionary(pair => pair.Word, pair => (IReadOnlyList<SpokenPhrase>)pair.Phrases, StringComparer.Ordinal);
    }

    /// <summary>Whether the word, given as a stem, says something by itself.</summary>
    public bool HasAlone(string stem) => alone.Contains(stem);

    /// <summary>How much a word tells: the fewer phrases have it, the more; 0 for a word that none has.</summary>
    public double RarityOf(string stem) => counts.TryGetValue(stem, out var with) ? Math.Log(1 + ((double)split.Count / with)) : 0;

    /// <summary>The phrases whose words are all there; of phrases within each other the longest.</summary>
    /// <param name="stems">Of words as <see cref="SaidAs"/> brings them to one form.</param>
    public List<(string[] Stems, SpokenPhrase Phrase)> Find(IReadOnlyCollection<string> stems)
    {
        var there = stems
            .Distinct()
            .SelectMany(stem => byRarest.GetValueOrDefault(stem) ?? [])
            .Where(pair => Array.TrueForAll(pair.Stems, stems.Contains))
            .ToList();
        there.RemoveAll(pair =>
            there.Exists(other => other.Stems.Length > pair.Stems.Length && Array.TrueForAll(pair.Stems, other.Stems.Contains))
        );
        return there;
    }

    /// <summary>Rows of "phrase,trade|trade", a trade as in the table of needs.</summary>
    /// <exception cref="InvalidOperationException">One names a trade that does not exist.</exception>
    private static List<SpokenPhrase> Read(string table) =>
        [.. EmbeddedTable.Rows(table).Select(row => new SpokenPhrase(row[0], TradeLists.GetOrAdd(row[1], ReadList, row[0])))];

    private static IReadOnlyList<SpokenTrade> ReadList(string trades, string phrase) =>
        [.. trades.Split('|').Select(trade => Trades.GetOrAdd(trade, Read, phrase))];

    private static SpokenTrade Read(string trade, string phrase)
    {
        var titles = ProfessionCatalog.Rome.Named(trade);
        return titles.Count == 0
                ? throw new InvalidOperationException(
                    $"'{phrase}' speaks of '{trade}': no title, no beginning of titles and no family of trades."
                )
            : titles[0].FamilyCode == trade ? new SpokenTrade([], [trade])
            : new SpokenTrade([.. titles.Select(title => title.Code)], [.. titles.Select(title => title.FamilyCode).Distinct()]);
    }
}
