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
    private const char AnyEnd = '*';
    private static readonly Lazy<SpokenPhrases> Loaded = new(() => new SpokenPhrases(EmbeddedTable.Rows("spoken.csv")));
    private static readonly Lazy<SpokenPhrases> LoadedWithNeeds = new(() =>
        new SpokenPhrases(EmbeddedTable.Rows("needs.csv").Concat(EmbeddedTable.Rows("spoken.csv")))
    );
    private readonly Dictionary<string, List<(string[] Stems, SpokenPhrase Phrase)>> byStem = new(StringComparer.Ordinal);

    /// <summary>Rows of "phrase,trade|trade", a trade as in the table of needs.</summary>
    /// <exception cref="InvalidOperationException">A row names a trade that does not exist.</exception>
    internal SpokenPhrases(IEnumerable<string[]> rows)
    {
        var unknown = new List<string>();
        foreach (var row in rows)
        {
            var trades = row[1].Split('|').Select(title => (Title: title, Trade: Resolve(title))).ToList();
            unknown.AddRange(trades.Where(pair => pair.Trade is null).Select(pair => $"'{pair.Title}' of '{row[0]}'"));
            var phrase = new SpokenPhrase(row[0], [.. trades.Select(pair => pair.Trade).OfType<SpokenTrade>()]);
            string[] stems = [.. StopWords.Without(Words.Of(phrase.Phrase)).Select(FrenchStem.Of).Distinct()];
            foreach (var stem in stems)
            {
                if (!byStem.TryGetValue(stem, out var with))
                {
                    byStem[stem] = with = [];
                }

                with.Add((stems, phrase));
            }
        }

        if (unknown.Count > 0)
        {
            throw new InvalidOperationException(
                $"spoken.csv names what is no title, no beginning of titles and no family of trades: {string.Join(", ", unknown)}."
            );
        }
    }

    /// <summary>Read from the assembly on first use, once per process.</summary>
    public static SpokenPhrases French => Loaded.Value;

    /// <summary>The same with the needs, which documents hold as well.</summary>
    public static SpokenPhrases AndNeeds => LoadedWithNeeds.Value;

    public IEnumerable<SpokenPhrase> All => byStem.Values.SelectMany(with => with).Select(pair => pair.Phrase).Distinct();

    /// <summary>For each word that has any, the phrases it stands in whose words are all there; of phrases within each other the longest.</summary>
    /// <param name="words">Of the query.</param>
    /// <param name="meant">What misspelled ones were meant to be.</param>
    public IReadOnlyDictionary<string, IReadOnlyList<SpokenPhrase>> In(
        IReadOnlyList<string> words,
        IReadOnlyDictionary<string, IReadOnlyList<string>> meant
    )
    {
        var stems = words.Select(word => FrenchStem.Of(meant.TryGetValue(word, out var others) ? others[0] : word)).ToList();
        var there = Find(stems);
        return words
            .Zip(stems)
            .Select(pair => (Word: pair.First, Phrases: there.Where(t => t.Stems.Contains(pair.Second)).Select(t => t.Phrase).ToList()))
            .Where(pair => pair.Phrases.Count > 0)
            .DistinctBy(pair => pair.Word)
            .ToDictionary(pair => pair.Word, pair => (IReadOnlyList<SpokenPhrase>)pair.Phrases, StringComparer.Ordinal);
    }

    /// <summary>Whether the word, given as a stem, says something by itself.</summary>
    public bool HasAlone(string stem) => byStem.TryGetValue(stem, out var with) && with.Exists(pair => pair.Stems.Length == 1);

    /// <summary>The phrases whose words are all there; of phrases within each other the longest.</summary>
    public List<(string[] Stems, SpokenPhrase Phrase)> Find(IReadOnlyCollection<string> stems)
    {
        var there = stems
            .Distinct()
            .SelectMany(stem => byStem.GetValueOrDefault(stem) ?? [])
            .DistinctBy(pair => pair.Phrase)
            .Where(pair => Array.TrueForAll(pair.Stems, stems.Contains))
            .ToList();
        there.RemoveAll(pair =>
            there.Exists(other => other.Stems.Length > pair.Stems.Length && Array.TrueForAll(pair.Stems, other.Stems.Contains))
        );
        return there;
    }

    private static SpokenTrade? Resolve(string titles)
    {
        var professions = ProfessionCatalog.Rome;
        List<JobTitle> found =
            titles.EndsWith(AnyEnd) ? [.. professions.BeginningWith(titles)]
            : professions.Find(titles) is { } title ? [title]
            : [];
        if (found.Count > 0)
        {
            return new SpokenTrade([.. found.Select(title => title.Code)], [.. found.Select(title => title.FamilyCode).Distinct()]);
        }

        return professions.Family(titles).Any() ? new SpokenTrade([], [titles]) : null;
    }
}
