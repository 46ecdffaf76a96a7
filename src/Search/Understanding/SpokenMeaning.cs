namespace Visavis.Search.Understanding;

/// <summary>
/// What a sentence that names no trade is about. Each phrase of needs and of everyday speech that stands in it speaks for its trades, the longer and the earlier the
/// louder; of the trade that most speaks for, the words that say so decide, and all others only help: "ma machine à laver fait un bruit d’avion" has nothing to do with
/// aeroplanes.
/// </summary>
internal static class SpokenMeaning
{
    private const double LengthPower = 1.3;
    private const double First = 1.25;
    private const double OfMisspelled = 0.6;

    /// <summary>Nobody asks a doctor of people about an animal.</summary>
    private const string AnimalFamilies = "A15";
    private const string HealthFamilies = "J1";

    /// <summary>How much a phrase speaks for its first trade, its second…</summary>
    private static readonly double[] Shares = [1, 0.75, 0.6, 0.5, 0.4];

    /// <param name="words">Those that may decide.</param>
    /// <param name="typed">All that were typed but the smallest: a phrase may have courtesies and common verbs, "entend plus".</param>
    /// <param name="meant">What misspelled ones were meant to be.</param>
    /// <returns>The words that decide, in their order; null when nothing tells, or when one title or need has them together: then all do.</returns>
    public static IReadOnlyList<string>? Deciding(
        IReadOnlyList<string> words,
        IReadOnlyList<string> typed,
        IReadOnlyDictionary<string, IReadOnlyList<string>> meant,
        TradeWords trades
    )
    {
        var stems = words.Select(meant.StemOf).ToList();
        var all = words.Concat(typed).Distinct().ToList();
        if (words.Count == 0 || all.Count < 2 || trades.IsWhole(stems) || words.Any(NameWords.Contains))
        {
            return null;
        }

        if (stems.Find(trades.IsHead) is { } head)
        {
            return WithHead(words, stems, head, trades);
        }

        var allStems = all.ConvertAll(meant.StemOf);
        var found = SpokenPhrases.AndNeeds.Find(allStems);
        found.RemoveAll(pair => pair.Stems.Length == 1 && !stems.Contains(pair.Stems[0]));
        if (found.Exists(pair => IsOf(pair.Phrase, AnimalFamilies)))
        {
            found.RemoveAll(pair => IsOf(pair.Phrase, HealthFamilies));
        }

        var voices = found.ConvertAll(pair => (pair.Stems, For: VoicesOf(pair.Phrase, StrengthOf(pair.Stems))));
        if (voices.Count == 0 || (trades.HaveTogether(stems) && !found.Exists(pair => pair.Stems.Length > stems.Count)))
        {
            return null;
        }

        var meaning = voices.SelectMany(voice => voice.For).GroupBy(pair => pair.Key).MaxBy(family => family.Sum(pair => pair.Value))!.Key;
        var loudest = voices.MaxBy(voice => voice.For.GetValueOrDefault(meaning))!.Stems;
        return [.. all.Where((_, index) => loudest.Contains(allStems[index]))];

        double StrengthOf(string[] phrase) =>
            Math.Pow(phrase.Length, LengthPower)
            * (phrase.Contains(stems[0]) ? First : 1)
            * (all.Where((word, index) => meant.ContainsKey(word) && phrase.Contains(allStems[index])).Any() ? OfMisspelled : 1);
    }

    /// <summary>A trade that is named decides, with what titles and needs say of it and with what nobody knows, a name perhaps.</summary>
    private static List<string>? WithHead(IReadOnlyList<string> words, List<string> stems, string head, TradeWords trades)
    {
        var deciding = words
            .Where(
                (_, index) =>
                    stems[index] == head
                    || !trades.Has(stems[index])
                    || trades.IsHead(stems[index])
                    || trades.HaveTogether([head, stems[index]])
            )
            .ToList();
        return deciding.Count == words.Count ? null : deciding;
    }

    private static Dictionary<string, double> VoicesOf(SpokenPhrase phrase, double strength)
    {
        var voices = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var (place, trade) in phrase.Trades.Index())
        {
            foreach (var family in trade.Families)
            {
                voices.TryAdd(family, strength * Shares[Math.Min(place, Shares.Length - 1)]);
            }
        }

        return voices;
    }

    private static bool IsOf(SpokenPhrase phrase, string families) =>
        phrase.Trades[0].Families.All(family => family.StartsWith(families, StringComparison.Ordinal));
}
