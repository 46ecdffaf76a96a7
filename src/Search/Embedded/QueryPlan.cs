using System.Numerics;
using Visavis.Search.Text;
using Visavis.Search.Understanding;

namespace Visavis.Search.Embedded;

/// <summary>How the words of a query are looked for; decided over the whole index, so that every segment is searched alike.</summary>
internal sealed class QueryPlan
{
    private const int ShortestBeginning = 3;
    private const int ShortestPart = 3;

    /// <summary>Of a language, where some of what was asked must do.</summary>
    private const int LanguageWeight = 5;
    private const int MostLanguageWeight = 60;

    /// <summary>Of a word that is the beginning of others.</summary>
    private const byte BeginningWeight = 3;

    /// <summary>From this certainty on, somebody of the trade counts as much as the words for it.</summary>
    private const double Sure = 0.6;

    /// <summary>From this certainty on, a whole title or need says it.</summary>
    private const double Certain = 0.94;

    /// <summary>From this certainty on, a sentence means the whole family.</summary>
    private const double Likely = 0.75;

    private readonly Snapshot snapshot;
    private readonly QueryReading reading;

    public QueryPlan(QueryReading reading, Snapshot snapshot)
    {
        this.snapshot = snapshot;
        this.reading = reading;
        var words = reading.Words;
        var slots = words.Select((word, index) => SlotOf(words, word, index)).ToList();

        // A chance word that nobody has decides nothing beside words that somebody has.
        var unknown = reading.NamesTrade ? slots.FindAll(slot => slot.Weight == 0) : [];
        SomeWordsUnknown = unknown.Count > 0;
        slots.RemoveAll(unknown.Contains);
        // Somebody of the trade who speaks the language comes before who has all other words.
        var language = (byte)Math.Clamp(slots.Sum(slot => slot.Weight) + 1, LanguageWeight, MostLanguageWeight);
        slots.AddRange(
            reading.Languages.Select(code => new QuerySlot(code, IsLast: false) { Term = DocumentTerms.Language(code), Weight = language })
        );
        Slots = slots;
        // Somebody whose presentation has such a word comes before who has it nowhere.
        Helping =
        [
            .. reading.Helping.Select(word => new QuerySlot(word, IsLast: false)),
            .. unknown,
            .. slots.Where(slot => !slot.PresentationCounts),
            .. reading.LanguagesBeside.Select(code => new QuerySlot(code, IsLast: false) { Term = DocumentTerms.Language(code) }),
        ];
        var all = slots.Sum(slot => slot.Weight);
        IsWhole =
            words.Count > 0
            && reading.Trades.Count == 0
            && TradeWords.French.IsWhole([.. words.Select(word => IsWritten(word) ? word : reading.Meant.Of(word))]);
        Families =
        [
            .. reading.Families.Select(family =>
                (
                    DocumentTerms.Family(family.Code),
                    IsWhole && family.Certainty >= Certain
                        ? (byte)Math.Min(all + 1, 100)
                        : (byte)Math.Clamp(Math.Round(all * (family.Certainty >= Sure ? 0.9 : 0.75) * family.Certainty), 1, 100),
                    family.Certainty
                )
            ),
        ];
        Called = reading.Trades.Count > 0 ? DocumentTerms.Whole(reading.AllWords) : null;
        Wholes = [.. words.Count == 0 ? [] : WholesOf(words)];
    }

    public IReadOnlyList<QuerySlot> Slots { get; }

    /// <summary>Words that only add points.</summary>
    public IReadOnlyList<QuerySlot> Helping { get; }

    /// <summary>Families of trades by their term, what each weighs where some of the words must do, and how certain it is.</summary>
    public IReadOnlyList<(string Term, byte Weight, double Certainty)> Families { get; }

    /// <summary>
    /// The words are all of a title or need: where nobody bears it, its trade is meant rather than whoever has the words among others.
    /// </summary>
    public bool IsWhole { get; }

    /// <summary>No trade is named: what is described decides.</summary>
    public bool IsSpoken => reading.Trades.Count > 0;

    /// <summary>A word was left out because nobody has it.</summary>
    public bool SomeWordsUnknown { get; }

    /// <summary>Of a sentence, the term of whoever is called just so: that name is meant rather than what it speaks of.</summary>
    public string? Called { get; }

    /// <summary>The terms of titles, needs and names that consist of just these words, as typed and with a typing error of one mended.</summary>
    public IReadOnlyList<string> Wholes { get; }

    private IEnumerable<string> WholesOf(IReadOnlyList<string> words)
    {
        yield return DocumentTerms.Whole(words.Select(reading.Meant.Of));
        if (reading.IsSentence)
        {
            // Who is called so is meant after all: "Quatre pattes".
            yield return DocumentTerms.Whole(reading.AllWords);
        }

        if (words.Count > 1)
        {
            // Their order does not matter.
            yield return DocumentTerms.Whole(words.Reverse());
        }

        // "technicienn informatique": what begins another word may be that word with a slip.
        var slips = words.Take(words.Count - 1).Where(word => word.Length > ShortestBeginning && IsSlip(word)).ToList();
        if (slips is [var slip] && TradeWords.French.Meant(slip) is [var nearest, ..])
        {
            yield return DocumentTerms.Whole(words.Select(word => word == slip ? nearest : word));
        }

        var mistyped = Slots.Where(slot => slot.WithTypos).ToList();
        if (mistyped.Count == 1)
        {
            foreach (var meant in TitleWordsLike(mistyped[0].Word).Distinct())
            {
                yield return DocumentTerms.Whole(words.Select(word => word == mistyped[0].Word ? meant : word));
            }
        }
    }

    private bool IsSlip(string word) => !reading.Meant.ContainsKey(word) && !TradeWords.French.Has(word);

    private IEnumerable<string> TitleWordsLike(string word) =>
        snapshot.Segments.SelectMany(segment =>
            segment.Terms.WithTypos(word, orBeginning: false).Where(segment.Terms.IsOfTitle).Select(term => segment.Terms[term])
        );

    private QuerySlot SlotOf(IReadOnlyList<string> words, string word, int index)
    {
        var isLast = index == words.Count - 1;
        var isTrade = reading.Trades.Count > 0 || TradeWords.French.Has(word);
        var spoken = SpokenBy(word);
        // "mort" is not half of "mortier", nor "oncle" a slip of "ongle".
        var isOrdinary = !isTrade && OrdinaryWords.Contains(word);
        var withBeginnings =
            !isOrdinary && reading.Trades.Count == 0 && (isLast || (spoken.Count == 0 && word.Length >= ShortestBeginning));
        var joined = new List<string>();
        if (index > 0 && IsKnown(words[index - 1] + word))
        {
            joined.Add(words[index - 1] + word);
        }

        if (!isLast && IsKnown(word + words[index + 1]))
        {
            joined.Add(word + words[index + 1]);
        }

        var isKnown = IsKnown(word);
        var slot = new QuerySlot(word, isLast)
        {
            WithBeginnings = withBeginnings,
            Spoken = spoken,
            Joined = joined,
            // A whole word of trades is not the beginning of a town or a name.
            BeginningsIn = !isLast || isTrade || (isKnown && word.Length > ShortestBeginning) ? Fields.Trades : Fields.Forgiving,
            // Whoever only mentions the word is not of the trade that a sentence describes.
            PresentationCounts = !IsSpoken && (words.Count == 1 || (!isTrade && !isKnown)),
        };
        var isBeginning = withBeginnings && Begins(word, isLast ? slot.BeginningsIn & Fields.Trades : Fields.Trades);
        if (reading.Meant.ContainsKey(word) && !IsWritten(word))
        {
            // "grosesse" is not "gros".
            (isKnown, isTrade, isBeginning) = (false, false, false);
        }

        if (joined.Count > 0 || isKnown || isTrade || isBeginning)
        {
            return slot with { Weight = joined.Count == 0 && !isKnown && isBeginning ? BeginningWeight : WeightOf(slot) };
        }

        if (reading.Meant.TryGetValue(word, out var meant))
        {
            return slot with
            {
                WithBeginnings = false,
                WithStem = false,
                Meant = meant,
                PresentationCounts = false,
                Weight = (byte)Math.Max((byte)1, meant.Max(WeightOf)),
            };
        }

        if (withBeginnings && Begins(word, isLast ? Fields.Forgiving : Fields.Begun))
        {
            return slot with { Weight = reading.NamesTrade && !isLast ? (byte)0 : BeginningWeight };
        }

        if (isOrdinary)
        {
            return slot with { Weight = 0 };
        }

        // Both: "babysitter" is two words, "contable" only seems to be.
        var split = SplitOf(word);
        var typos = reading.NamesTrade ? Fields.Trades : Fields.Begun;
        var withTypos =
            !char.IsAsciiDigit(word[0])
            && snapshot.Segments.Any(segment =>
                segment.Terms.WithTypos(word, orBeginning: isLast).Any(term => segment.Terms.StandsIn(term, typos))
            );
        return slot with { Split = split, WithTypos = withTypos, TyposIn = typos, Weight = (byte)(split is null && !withTypos ? 0 : 6) };
    }

    /// <summary>In a sentence the likeliest trade counts as if it were named, otherwise a word that has the trade's own name or need comes before.</summary>
    private List<(string Term, TermMatch Match)> SpokenBy(string word) =>
        IsSpoken ? OfSentence()
        : reading.Spoken.TryGetValue(word, out var phrases) && !(reading.Meant.ContainsKey(word) && IsWritten(word))
            ? OfPhrases(word, phrases)
        : [];

    private List<(string Term, TermMatch Match)> OfSentence()
    {
        var titles = reading
            .Trades.SelectMany(trade => DocumentTerms.Spoken(trade.Trade).Select(term => (Term: term, trade.IsLikeliest)))
            .GroupBy(trade => trade.Term)
            .Select(group => (Term: group.Key, Match: group.Any(trade => trade.IsLikeliest) ? TermMatch.Exact : TermMatch.Typo));
        // Of the family under another title than those of the table.
        var families = reading
            .Families.Where(family => family.Certainty >= Likely)
            .SelectMany(family =>
                DocumentTerms
                    .Spoken(new SpokenTrade([], [family.Code]))
                    .Select(term => (Term: term, Match: family.Certainty >= Certain ? TermMatch.Meant : TermMatch.Typo))
            );
        return [.. titles.Concat(families).DistinctBy(one => one.Term)];
    }

    private List<(string Term, TermMatch Match)> OfPhrases(string word, IReadOnlyList<SpokenPhrase> phrases)
    {
        var isSlip = reading.Meant.ContainsKey(word);
        return
        [
            .. phrases
                .SelectMany(phrase => phrase.Trades.Index())
                .SelectMany(trade => DocumentTerms.Spoken(trade.Item).Select(term => (Term: term, IsLikeliest: IsLikeliest(trade, isSlip))))
                .GroupBy(trade => trade.Term)
                .Select(group =>
                    (
                        group.Key,
                        !group.Any(trade => trade.IsLikeliest) ? TermMatch.Typo
                        : reading.IsSentence ? TermMatch.Exact
                        : TermMatch.Meant
                    )
                ),
        ];
    }

    /// <summary>The first title of a phrase; or the likeliest family, where the word is no slip: then what was meant comes before the rest of the family.</summary>
    private bool IsLikeliest((int Index, SpokenTrade Item) trade, bool isSlip) =>
        trade.Item.Titles.Count > 0 ? trade.Index == 0 : !isSlip && IsLikeliestFamily(trade.Item);

    private bool IsLikeliestFamily(SpokenTrade trade) => reading.Families is [var likeliest, ..] && trade.Families.Contains(likeliest.Code);

    /// <summary>Grows with how few have the word: 1 for one that everybody has, 20 for one that one in a million has.</summary>
    private byte WeightOf(QuerySlot slot) => slot.Joined.Append(slot.Word).Max(word => WeightOf(word, slot.Spoken));

    private byte WeightOf(string word) => WeightOf(word, []);

    private byte WeightOf(string word, IReadOnlyList<(string Term, TermMatch Match)> spoken)
    {
        var (with, all) = (0, 0);
        var stem = FrenchStem.Of(word);
        foreach (var segment in snapshot.Segments)
        {
            all += segment.Count;
            with += Math.Max(CountOf(segment, word), CountOf(segment, stem)) + spoken.Sum(trade => CountOf(segment, trade.Term));
        }

        return (byte)(1 + BitOperations.Log2((uint)(1 + (all / Math.Max(1, with)))));
    }

    private static int CountOf(Segment segment, string word) =>
        segment.Terms.Find(word) is >= 0 and var term ? segment.PostingsOf(term).Length : 0;

    private (string Left, string Right)? SplitOf(string word)
    {
        for (var cut = ShortestPart; cut <= word.Length - ShortestPart; cut++)
        {
            if (IsKnown(word[..cut]) && IsKnown(word[cut..]))
            {
                return (word[..cut], word[cut..]);
            }
        }

        return null;
    }

    private bool IsKnown(string word)
    {
        var stem = FrenchStem.Of(word);
        return snapshot.Segments.Any(segment => IsForgiving(segment.Terms, word) || IsForgiving(segment.Terms, stem));
    }

    private bool IsWritten(string word) => snapshot.Segments.Any(segment => IsForgiving(segment.Terms, word));

    private static bool IsForgiving(Vocabulary terms, string word) => terms.Find(word) is >= 0 and var term && terms.IsForgiving(term);

    private bool Begins(string word, Fields fields)
    {
        foreach (var segment in snapshot.Segments)
        {
            var (from, to) = segment.Terms.Beginning(word);
            for (var term = from; term < to; term++)
            {
                if (segment.Terms.StandsIn(term, fields))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
