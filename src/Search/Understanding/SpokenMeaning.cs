using Visavis.Search.Professions;
using Visavis.Search.Text;

namespace Visavis.Search.Understanding;

/// <summary>
/// What a sentence that names no trade is about. Each phrase of needs and of everyday speech that stands in it speaks for its trades, the
/// more its words tell and the earlier they come the louder, and each word for the trades of all the phrases it is known from; of the trade
/// that most speaks for, the words that say so decide, and all others only help: "ma machine à laver fait un bruit d’avion" has nothing to do
/// with aeroplanes.
/// </summary>
internal static class SpokenMeaning
{
    /// <summary>Two words together say more than twice as much as one.</summary>
    private const double MoreTogether = 0.35;

    /// <summary>What is looked for comes first, and why comes after: "clôturer le terrain pour que le chien ne se sauve plus".</summary>
    private const double First = 1.25;
    private const double Later = 0.92;
    private const double OfMisspelled = 0.6;

    /// <summary>What a word is known from beside a phrase that is there.</summary>
    private const double OfSenses = 0.5;

    /// <summary>Of the phrases beside the loudest: they share its words.</summary>
    private const double OfOthers = 0.2;

    /// <summary>Of a word in a phrase that is said of many things.</summary>
    private const double OfCommon = 0.5;

    /// <summary>Words for somebody or a room say for whom or where.</summary>
    private const double OfFrames = 0.2;

    /// <summary>A family is meant without any phrase where the words speak of it for so much…</summary>
    private const double LeastOfSenses = 1.8;

    /// <summary>… and of the next one for so much less.</summary>
    private const double Ahead = 1.15;

    /// <summary>A word that says so much of the family decides.</summary>
    private const double Telling = 0.2;

    /// <summary>Nearly as likely as the likeliest family.</summary>
    private const double Near = 0.75;

    /// <summary>Less likely ones are not meant.</summary>
    private const double Far = 0.4;
    private const int MostFamilies = 6;

    /// <summary>Nobody asks a doctor of people about an animal.</summary>
    private const string AnimalFamilies = "A15";
    private const string HealthFamilies = "J1";

    /// <param name="words">Those that may decide.</param>
    /// <param name="typed">All that were typed but the smallest: a phrase may have courtesies and common verbs, "entend plus".</param>
    /// <param name="meant">What misspelled ones were meant to be.</param>
    /// <param name="isEnglish">Whether the words are English ones.</param>
    /// <returns>Null when nothing tells, or when one title or need has the words together: then all of them decide.</returns>
    public static Meaning? Of(
        IReadOnlyList<string> words,
        IReadOnlyList<string> typed,
        IReadOnlyDictionary<string, IReadOnlyList<string>> meant,
        bool isEnglish,
        TradeWords trades
    )
    {
        var stems = words.Select(meant.StemOf).ToList();
        // In the order they were typed in.
        var all = typed.Concat(words.Except(typed)).Distinct().ToList();
        if (all.Count == 0 || (all.Count < 2 && !isEnglish) || words.Any(NameWords.Contains))
        {
            return null;
        }

        var allStems = all.ConvertAll(word => SaidAs.Stems(meant.Of(word), isEnglish && !meant.ContainsKey(word)));
        var flat = allStems.SelectMany(stem => stem).ToHashSet(StringComparer.Ordinal);
        var found = SpokenPhrases.AndNeeds.Find(flat);
        found.RemoveAll(pair => pair.Stems.Length == 1 && !IsSaidAlone(pair));
        var forms = words.Select(word => allStems[all.IndexOf(word)]).ToList();
        if (
            trades.IsWhole(stems)
            && !found.Exists(pair => pair.Stems.Length > forms.Count && forms.TrueForAll(form => form.Any(pair.Stems.Contains)))
        )
        {
            // Unless more was said: "vider le grenier".
            return null;
        }

        if (stems.Find(stem => trades.IsHead(stem) && !(stem != stems[0] && trades.IsOfManyTrades(stem))) is { } head)
        {
            var headForms = SaidAs.Stems(words[stems.IndexOf(head)], isEnglish);
            // What is said of the trade itself tells nothing new: "plombier pas cher".
            found.RemoveAll(pair =>
                pair.Stems.Length < 2
                || !headForms.Any(pair.Stems.Contains)
                || pair.Phrase.Trades[0].Families.Any(family => trades.IsHeadOf(head, family))
            );
            if (found.Count == 0)
            {
                return WithHead(words, stems, head, trades) is { } deciding ? Meaning.Named(deciding) : null;
            }
        }

        if (found.Exists(pair => IsOf(pair.Phrase, AnimalFamilies)))
        {
            found.RemoveAll(pair => IsOf(pair.Phrase, HealthFamilies));
        }

        if (found.Count > 0 && trades.HaveTogether(stems) && !found.Exists(pair => pair.Stems.Length > stems.Count))
        {
            return null;
        }

        var senses = SpokenPhrases.AndNeeds.Senses;
        var common = all.Where(word => HelpingWords.IsCourtesy(word) || HelpingWords.IsFrame(word))
            .SelectMany(word => allStems[all.IndexOf(word)])
            .ToHashSet(StringComparer.Ordinal);
        var places = PlacesOf(all);
        var votes = senses.Of(
            all.Zip(allStems).SelectMany((pair, index) => pair.Second.Select(stem => (stem, Share: ShareOf(pair.First, places[index]))))
        );
        if (found.Count == 0)
        {
            return trades.HaveTogether(stems) ? null : FromSenses();
        }

        // Of families that no phrase speaks of, nobody is meant.
        var ranked = Ranked(
            found
                .SelectMany(pair =>
                    pair.Phrase.FamiliesByShare.Select(family =>
                        (family.Family, Said: string.Join(' ', pair.Stems.Order()), Strength: StrengthOf(pair.Stems) * family.Share)
                    )
                )
                // The same words are one reason, however often the table has them: "mamie" and "mémé" are both "maman" to it.
                .GroupBy(pair => (pair.Family, pair.Said))
                .Select(group => (group.Key.Family, Strength: group.Max(pair => pair.Strength)))
                .GroupBy(pair => pair.Family)
                .Select(group =>
                    KeyValuePair.Create(
                        group.Key,
                        group.Max(pair => pair.Strength)
                            + (OfOthers * (group.Sum(pair => pair.Strength) - group.Max(pair => pair.Strength)))
                            + (OfSenses * votes.GetValueOrDefault(group.Key))
                    )
                )
        );
        var meaning = ranked[0].Code;
        var loudest = found
            .Where(pair => pair.Phrase.FamiliesByShare.Any(family => family.Family == meaning))
            .MaxBy(pair => StrengthOf(pair.Stems) * pair.Phrase.FamiliesByShare.First(family => family.Family == meaning).Share)
            .Stems;
        var decidingNow = all.Where((_, index) => allStems[index].Any(loudest.Contains)).ToList();
        if (decidingNow.Exists(words.Contains))
        {
            // Frames and courtesies decide only where nothing else does: "cours de yoga".
            decidingNow.RemoveAll(word => !words.Contains(word));
        }

        return new Meaning(
            decidingNow,
            TradesOf(found.ConvertAll(pair => pair.Phrase), ranked),
            ranked,
            decidingNow
                .Select(word => (word, Phrases: (IReadOnlyList<SpokenPhrase>)[.. PhrasesWith(word)]))
                .ToDictionary(pair => pair.word, pair => pair.Phrases, StringComparer.Ordinal)
        );

        IEnumerable<SpokenPhrase> PhrasesWith(string word) =>
            found.Where(pair => allStems[all.IndexOf(word)].Any(pair.Stems.Contains)).Select(pair => pair.Phrase);

        // A common word is not the beginning of another: "nuit" has nothing of "nuitée".
        bool IsSaidAlone((string[] Stems, SpokenPhrase Phrase) pair)
        {
            var written = StopWords.Without(Words.Of(pair.Phrase.Phrase));
            return all.Where(
                    (word, index) =>
                        allStems[index].Contains(pair.Stems[0])
                        && (words.Contains(word) || written.Contains(word))
                        && (
                            written.Contains(word)
                            || !(HelpingWords.IsCourtesy(word) || HelpingWords.IsFrame(word) || OrdinaryWords.Contains(word))
                            || (allStems[index] is [var only] && only != VerbStem.Of(word))
                        )
                )
                .Any();
        }

        double StrengthOf(string[] phrase) =>
            phrase.Sum(stem => SpokenPhrases.AndNeeds.RarityOf(stem) * (common.Contains(stem) ? OfCommon : 1))
            * (1 + (MoreTogether * (phrase.Length - 1)))
            * PlaceShare(
                all.Select((_, index) => index).Where(index => allStems[index].Any(phrase.Contains)).Select(index => places[index]).Min()
            )
            * (all.Where((word, index) => meant.ContainsKey(word) && allStems[index].Any(phrase.Contains)).Any() ? OfMisspelled : 1);

        Meaning? FromSenses()
        {
            // Somebody's name, perhaps.
            var isName = words.Any(word => meant.ContainsKey(word) || (!OrdinaryWords.Contains(word) && !trades.Has(word)));
            if (isName || stems.Exists(trades.IsHead) || votes.Count == 0)
            {
                return null;
            }

            var ranked = Ranked(votes);
            var best = votes[ranked[0].Code];
            if (best < LeastOfSenses || (ranked.Count > 1 && best < votes[ranked[1].Code] * Ahead))
            {
                return null;
            }

            var telling = all.Where((_, index) => allStems[index].Any(stem => senses.ShareOf(stem, ranked[0].Code) >= Telling)).ToList();
            // Of two words one alone is too little: "quatre pattes" may be a name.
            return telling.Count == 0 || (telling.Count == 1 && all.Count == 2)
                ? null
                : new Meaning(
                    telling,
                    [.. ranked.Select((family, place) => new MeantTrade(new SpokenTrade([], [family.Code]), place == 0))],
                    ranked,
                    new Dictionary<string, IReadOnlyList<SpokenPhrase>>()
                );
        }
    }

    private static double PlaceShare(int place) => place == 0 ? First : Math.Pow(Later, place);

    private static double ShareOf(string word, int place) =>
        HelpingWords.IsCourtesy(word) ? 0
        : HelpingWords.IsFrame(word) ? OfFrames
        : PlaceShare(place);

    /// <summary>Which word each is, not counting those that never say what is looked for.</summary>
    private static List<int> PlacesOf(List<string> words)
    {
        var place = 0;
        return words.ConvertAll(word => HelpingWords.IsCourtesy(word) || HelpingWords.IsFrame(word) ? place : place++);
    }

    private static List<TradeFamily> Ranked(IEnumerable<KeyValuePair<string, double>> votes)
    {
        var ranked = votes.OrderByDescending(pair => pair.Value).Take(MostFamilies).ToList();
        return
        [
            .. ranked
                .Where(pair => pair.Value >= ranked[0].Value * Far)
                .Select(pair => new TradeFamily(pair.Key, pair.Value / ranked[0].Value)),
        ];
    }

    /// <summary>The trades of the phrases that are of the likely families, those of the likeliest first.</summary>
    private static List<MeantTrade> TradesOf(List<SpokenPhrase> phrases, List<TradeFamily> families) =>
        [
            .. phrases
                .SelectMany(phrase => phrase.Trades.Select((trade, place) => (trade, place)))
                .Select(pair =>
                    (
                        pair.trade,
                        pair.place,
                        Likely: families
                            .Where(family => pair.trade.Families.Contains(family.Code))
                            .Select(family => family.Certainty)
                            .DefaultIfEmpty()
                            .Max()
                    )
                )
                .Where(pair => pair.Likely > 0)
                .GroupBy(pair => pair.trade)
                .Select(group => (Trade: group.Key, Likely: group.Max(pair => pair.Likely), Place: group.Min(pair => pair.place)))
                .OrderByDescending(pair => pair.Likely)
                .ThenBy(pair => pair.Place)
                .Select(pair => new MeantTrade(OfFamilies(pair.Trade, families), pair.Likely >= Near)),
        ];

    /// <summary>Of "Peintre*" those who paint what is meant.</summary>
    private static SpokenTrade OfFamilies(SpokenTrade trade, List<TradeFamily> families) =>
        trade.Titles.Count == 0 || trade.Families.Count == 1
            ? trade
            : new SpokenTrade(
                [
                    .. trade.Titles.Where(code =>
                        families.Exists(family => family.Certainty >= Near && family.Code == ProfessionCatalog.Rome.Find(code)!.FamilyCode)
                    ),
                ],
                [.. trade.Families.Where(code => families.Exists(family => family.Certainty >= Near && family.Code == code))]
            );

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

    private static bool IsOf(SpokenPhrase phrase, string families) =>
        phrase.Trades[0].Families.All(family => family.StartsWith(families, StringComparison.Ordinal));
}
