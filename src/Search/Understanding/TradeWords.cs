using Visavis.Search.Professions;
using Visavis.Search.Text;

namespace Visavis.Search.Understanding;

/// <summary>The words professions, needs and everyday speech about them are made of, to tell them from names and places.</summary>
internal sealed class TradeWords
{
    private const int ShortestBeginning = 3;
    private const int ShortestJoined = 3;
    private const int ManyTrades = 12;

    private static readonly Lazy<TradeWords> Loaded = new(() =>
        new TradeWords(ProfessionCatalog.Rome, NeedCatalog.French, SpokenPhrases.French)
    );
    private readonly List<string[]> phrases = [];
    private readonly Dictionary<string, List<int>> phrasesByStem = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string First, string Second)> joined = new(StringComparer.Ordinal);
    private readonly HashSet<string> written = new(StringComparer.Ordinal);
    private readonly HashSet<string> needs = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> heads = new(StringComparer.Ordinal);
    private readonly SortedWords sorted;

    /// <summary>Those that documents hold as well.</summary>
    private readonly SortedWords held;
    private readonly List<TradePhrase> owners = [];
    private readonly Dictionary<string, List<string>> bySound = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> uses = new(StringComparer.Ordinal);
    private readonly Misspelled misspelled;

    private readonly SpokenFamilies families;

    /// <summary>From here on the phrases are of no document.</summary>
    private readonly int firstSpoken;

    private TradeWords(ProfessionCatalog professions, NeedCatalog catalog, SpokenPhrases spoken)
    {
        foreach (var title in professions.Titles)
        {
            foreach (
                var head in new[] { title.Masculine, title.Feminine }
                    .Select(label => Words.Of(label)[0])
                    .Where(word => !OrdinaryWords.Contains(word))
                    .Select(FrenchStem.Of)
            )
            {
                if (!heads.TryGetValue(head, out var of))
                {
                    heads[head] = of = new HashSet<string>(StringComparer.Ordinal);
                }

                of.Add(title.FamilyCode);
            }

            Add(title.Masculine, new TradePhrase([title.FamilyCode], TradePhraseKind.Title));
            if (title.Feminine != title.Masculine)
            {
                Add(title.Feminine, new TradePhrase([title.FamilyCode], TradePhraseKind.Title));
            }
        }

        var ofTitles = phrasesByStem.Keys.ToHashSet(StringComparer.Ordinal);
        foreach (var need in catalog.Needs)
        {
            var families = need.Professions.Select(code => professions.Find(code)!.FamilyCode).Distinct().ToArray();
            var words = Add(need.Phrase, new TradePhrase(families, TradePhraseKind.Need));
            needs.Add(string.Join(' ', words));
            if (
                words is [var only]
                // "radio" is a word of other trades.
                && !ofTitles.Contains(FrenchStem.Of(only))
                && Words
                    .Of(professions.Find(need.Professions[0])!.Masculine)
                    .Exists(word => word.Length > only.Length && word.StartsWith(only, StringComparison.Ordinal))
            )
            {
                // "kiné", "psy".
                heads[FrenchStem.Of(only)] = [.. families];
            }
        }

        foreach (var (code, name) in professions.Families)
        {
            Add(name, new TradePhrase([code], TradePhraseKind.Family));
        }

        held = new SortedWords(written);
        firstSpoken = phrases.Count;
        // Thousands of phrases speak of the same few trades.
        var owned = new Dictionary<IReadOnlyList<SpokenTrade>, TradePhrase>(ReferenceEqualityComparer.Instance);
        foreach (var phrase in spoken.All)
        {
            if (!owned.TryGetValue(phrase.Trades, out var owner))
            {
                owned[phrase.Trades] = owner = new TradePhrase(
                    [.. phrase.Trades.SelectMany(trade => trade.Families).Distinct()],
                    TradePhraseKind.Spoken
                );
            }

            Add(phrase.Phrase, owner);
        }

        sorted = new SortedWords(written);
        misspelled = new Misspelled(uses, bySound);
        families = new SpokenFamilies(phrases, phrasesByStem, owners);
    }

    /// <summary>Made on first use, once per process.</summary>
    public static TradeWords French => Loaded.Value;

    /// <summary>Whether the text is a need as it stands, given as words.</summary>
    public bool IsNeed(string words) => needs.Contains(words);

    /// <summary>A word of a title or need, in either gender and number.</summary>
    public bool Has(string word) => phrasesByStem.ContainsKey(FrenchStem.Of(word));

    /// <summary>Whether titles begin with the word, given as a stem, or are called so for short: it names a trade by itself.</summary>
    public bool IsHead(string stem) => heads.ContainsKey(stem);

    /// <summary>Whether titles of the family begin with it.</summary>
    public bool IsHeadOf(string stem, string family) => heads.TryGetValue(stem, out var families) && families.Contains(family);

    /// <summary>Whether titles of many trades begin with it, so that it names none of them: "responsable", "technicien".</summary>
    public bool IsOfManyTrades(string stem) => heads.TryGetValue(stem, out var families) && families.Count >= ManyTrades;

    /// <summary>A word of everyday speech that no title, need or family has.</summary>
    public bool IsOnlySpoken(string word) =>
        phrasesByStem.TryGetValue(FrenchStem.Of(word), out var with)
        && with.TrueForAll(phrase => owners[phrase].Kind == TradePhraseKind.Spoken);

    /// <summary>Exactly so written in a title or need.</summary>
    public bool HasWritten(string word) => written.Contains(word);

    /// <summary>The beginning of such a word, or such a word with a typing error.</summary>
    public bool HasNearly(string word) =>
        word.Length >= ShortestBeginning && !char.IsAsciiDigit(word[0]) && (sorted.HasBeginning(word) || sorted.Nearest(word) is not null);

    /// <summary>The beginning of such a word that documents hold: nobody is found by the beginning of a word that is only spoken.</summary>
    public bool IsBeginning(string word) => word.Length >= ShortestBeginning && held.HasBeginning(word);

    /// <summary>Whether a title or need says just these words, in whatever order, gender and number.</summary>
    public bool IsWhole(IReadOnlyCollection<string> words)
    {
        var stems = words.Select(FrenchStem.Of).ToHashSet(StringComparer.Ordinal);
        return stems.Count > 0
            && FewestWith(stems) is { } with
            && with.Exists(phrase =>
                phrase < firstSpoken
                && phrases[phrase].Length >= stems.Count
                && Array.TrueForAll(phrases[phrase], stems.Contains)
                && stems.IsSubsetOf(phrases[phrase])
            );
    }

    /// <summary>Whether one title or need has all these words.</summary>
    public bool HaveTogether(IReadOnlyCollection<string> words)
    {
        var stems = words.Select(FrenchStem.Of).ToList();
        return FewestWith(stems)
                ?.Exists(phrase => phrase < firstSpoken && stems.TrueForAll(stem => Array.IndexOf(phrases[phrase], stem) >= 0))
            ?? false;
    }

    /// <summary>The phrases with the rarest of the stems; null when there is one that no phrase has.</summary>
    private List<int>? FewestWith(IEnumerable<string> stems)
    {
        List<int>? fewest = null;
        foreach (var stem in stems)
        {
            if (!phrasesByStem.TryGetValue(stem, out var with))
            {
                return null;
            }

            fewest = fewest is null || with.Count < fewest.Count ? with : fewest;
        }

        return fewest;
    }

    /// <summary>"autoecole" is "auto ecole", as titles write it; null when the word is no such pair.</summary>
    public (string First, string Second)? Apart(string word) => joined.TryGetValue(word, out var pair) ? pair : null;

    /// <summary>How much a word tells: the fewer titles and needs have it, the more; 0 for a word that none has.</summary>
    public double Rarity(string stem) =>
        phrasesByStem.TryGetValue(stem, out var with) ? Math.Log(1 + ((double)phrases.Count / with.Count)) : 0;

    /// <summary>The words of trades that a word no title has was meant to be, the likeliest first: by its sound, or with the fewest errors.</summary>
    public IReadOnlyList<string> Meant(string word)
    {
        var meant = OrdinaryWords.Contains(word) ? [] : misspelled.Meant(word);
        // "notère" is "notaire" rather than a verb that everyday speech has.
        return meant is [var first, _, ..] && !IsOnlySpoken(first) ? [.. meant.Where(other => !IsOnlySpoken(other))] : meant;
    }

    /// <summary>
    /// The families of trades that the words speak of, the likeliest first: those of the titles and needs that have most of the words and
    /// little else. Empty when none has any.
    /// </summary>
    public IReadOnlyList<TradeFamily> FamiliesOf(IReadOnlyCollection<string> words) => families.Of(words);

    private List<string> Add(string phrase, TradePhrase owner)
    {
        owners.Add(owner);
        var words = Words.Of(phrase);
        var telling = StopWords.Without(words);
        var stems = telling.ConvertAll(word => string.Intern(FrenchStem.Of(word)));
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
        foreach (var word in telling)
        {
            var isNew = !uses.TryGetValue(word, out var count);
            uses[word] = count + (owner.Kind == TradePhraseKind.Need ? 5 : 1);
            if (isNew)
            {
                AddSound(FrenchSound.Of(word), word);
            }
        }

        AddCedillas(phrase);
        for (var index = 1; index < words.Count; index++)
        {
            if (Math.Min(words[index - 1].Length, words[index].Length) >= ShortestJoined)
            {
                joined.TryAdd(words[index - 1] + words[index], (words[index - 1], words[index]));
            }

            // "femmedeménage", "profdemaths".
            if (
                index > 1
                && words[index - 1].Length < ShortestJoined + 1
                && StopWords.Contains(words[index - 1])
                && words[index].Length >= ShortestJoined
            )
            {
                joined.TryAdd(words[index - 2] + words[index - 1] + words[index], (words[index - 2], words[index]));
            }
        }

        return words;
    }

    private void AddSound(string sound, string word)
    {
        if (!bySound.TryGetValue(sound, out var words))
        {
            bySound[sound] = words = [];
        }

        if (!words.Contains(word))
        {
            words.Add(word);
        }
    }

    /// <summary>Without its cedilla "maçon" would sound like "makon".</summary>
    private void AddCedillas(string phrase)
    {
        foreach (var part in phrase.ToLowerInvariant().Split(' ').Where(part => part.Contains('ç')))
        {
            if (Words.Of(part) is [var word] && Words.Of(part.Replace("ç", "ss")) is [var heard])
            {
                AddSound(FrenchSound.Of(heard), word);
            }
        }
    }
}
