using Visavis.Search.Places;
using Visavis.Search.Professions;
using Visavis.Search.Text;

namespace Visavis.Search.Understanding;

/// <summary>Understands what was typed, the same for every engine.</summary>
public static class QueryReader
{
    public const int MaxWords = 10;
    private const int MaxCharacters = 300;

    /// <summary>More are cut off before the place is looked for.</summary>
    private const int MaxTyped = 24;

    private const int LongEnding = 4;
    private const int MostNear = 4;

    /// <summary>From here on the name of a town is no slip: "lyon" is not "lion".</summary>
    private const int Town = 20_000;

    private static readonly HashSet<string> BeforeReference = ["ref", "reference", "code", "fiche", "numero", "no", "n"];

    private static readonly Lazy<PlaceInWords> Places = new(() => new PlaceInWords(Gazetteer.France, TradeWords.French));

    public static QueryReading Read(string? what, string? where)
    {
        var typed = Beginning(what);
        where = Gazetteer.IsEverywhere(Beginning(where)) ? null : Beginning(where);
        var place = Gazetteer.France.Resolve(where);
        var words = Words.Of(typed, MaxTyped);
        var isUnreadable = words.Count == 0 && !string.IsNullOrWhiteSpace(typed);
        var (isNow, isByVideo) = (false, false);
        IReadOnlyList<string> languages = [];
        HashSet<string> spokenBeside = [];
        (Place Place, List<string> Others)? found = null;
        if (!IsTitleOrNeed(words))
        {
            languages = LanguageWords.Take(words, TradeWords.French);
            var taken = Words.Of(typed, MaxTyped).Except(words).ToList();
            spokenBeside = taken.Exists(LanguageWords.IsSpeaking) ? [.. taken] : [];
            (isNow, isByVideo) = OnlineWords.Take(words, TradeWords.French);
            words = WhatIsMeant(words);
            if (string.IsNullOrWhiteSpace(where) && !IsTitleOrNeed(words))
            {
                found = Places.Value.Find(words, typed);
            }
        }

        var initial = InitialIn(typed);
        var all = Telling(words, initial);
        var telling = found is { } without ? Telling(without.Others, initial) : all;
        var (needed, helping) = NeededWords.Of(telling, TradeWords.French);
        var meant = MeantBy(needed);
        // "doctor who speaks english" says nothing of translating.
        var said = found is null ? StopWords.Without(Words.Of(typed, MaxTyped).FindAll(word => !spokenBeside.Contains(word))) : telling;
        var meaning = SpokenMeaning.Of(needed, said, meant, SaidAs.IsEnglish(Words.Of(typed, MaxTyped)), TradeWords.French);
        if (meaning is not null)
        {
            (needed, helping) = (meaning.Deciding, [.. helping.Except(meaning.Deciding), .. needed.Except(meaning.Deciding)]);
        }

        return new QueryReading
        {
            Reference = ReferenceIn(typed),
            Words = needed,
            AllWords = all,
            Helping = helping,
            Languages = languages,
            LanguagesBeside = LanguageWords.Beside(Words.Of(typed, MaxTyped)),
            Meant = meant,
            Spoken = meaning?.Trades.Count > 0 ? meaning.Phrases : SpokenPhrases.French.In(needed, meant),
            Trades = meaning?.Trades ?? [],
            IsSentence = meaning is not null,
            Families = WithNear(
                meaning?.Families.Count > 0
                    ? meaning.Families
                    : TradeWords.French.FamiliesOf([.. needed.Concat(helping.Where(HelpingWords.IsFrame)).Select(meant.Of)]),
                needed,
                meant,
                namesTrade: meaning is null
                    && needed.Any(word => TradeWords.French.IsHead(meant.StemOf(word)))
                    && TradeWords.French.IsWhole([.. needed.Select(meant.Of)])
            ),
            NamesTrade = needed.Any(TradeWords.French.Has) || meant.Count > 0 || meaning?.Trades.Count > 0,
            IsUnreadable = isUnreadable,
            Place = place ?? found?.Place,
            PlaceUnknown = place is null && !string.IsNullOrWhiteSpace(where),
            PlaceFromWhat = found is not null,
            PlaceChoices = Gazetteer.France.Homonyms(place ?? found?.Place, place is null ? typed : where),
            OnlineOnly = isNow,
            ByVideo = isByVideo,
        };
    }

    /// <summary>
    /// With the families that the words are known from beside those they speak of, for where nobody of these is. Who names a trade and says
    /// nothing else means no other.
    /// </summary>
    private static IReadOnlyList<TradeFamily> WithNear(
        IReadOnlyList<TradeFamily> families,
        IReadOnlyList<string> words,
        IReadOnlyDictionary<string, IReadOnlyList<string>> meant,
        bool namesTrade
    )
    {
        if (families.Count == 0 || namesTrade)
        {
            return families;
        }

        var near = SpokenPhrases
            .AndNeeds.Senses.Of(words.SelectMany(word => SaidAs.Stems(meant.Of(word))).Select(stem => (stem, 1.0)))
            .Where(pair => families.All(family => family.Code != pair.Key))
            .OrderByDescending(pair => pair.Value)
            .Take(MostNear)
            .ToList();
        return near.Count == 0
            ? families
            : [.. families, .. near.Select(pair => new TradeFamily(pair.Key, TradeFamily.NearCertainty * pair.Value / near[0].Value))];
    }

    private static Dictionary<string, IReadOnlyList<string>> MeantBy(IReadOnlyList<string> words)
    {
        var meant = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        for (var index = 0; index < words.Count; index++)
        {
            var word = words[index];
            if (
                !IsKnown(word)
                && !NameWords.Contains(word)
                && Gazetteer.France.Named(word) is not >= Town
                && !(index == words.Count - 1 && TradeWords.French.IsBeginning(word))
                && TradeWords.French.Meant(word) is { Count: > 0 } others
            )
            {
                meant[word] = others;
            }
        }

        return meant;
    }

    /// <summary>
    /// Of a trade as it is written, or by a stem that leaves nearly all of it: "grosesse" is not "gros". What is only said of trades has no
    /// other gender, and a verb has none: "notère" is not "noter".
    /// </summary>
    private static bool IsKnown(string word) =>
        TradeWords.French.HasWritten(word)
        || (
            TradeWords.French.Has(word)
            && word.Length - FrenchStem.Of(word).Length < LongEnding
            && (
                !TradeWords.French.IsOnlySpoken(word)
                || (
                    word.StartsWith(FrenchStem.Of(word) + "e", StringComparison.Ordinal)
                    && !FrenchStem.Of(word).EndsWith("er", StringComparison.Ordinal)
                )
                || word[^1] is 's' or 'x'
            )
        );

    /// <summary>Without what is said around it; a title or need with all of the words is meant as it stands.</summary>
    private static List<string> WhatIsMeant(List<string> words)
    {
        var telling = StopWords.Without(words);
        if (telling.Count == 1 || !TradeWords.French.HaveTogether(telling))
        {
            SaidAround.Take(words);
        }

        return SaidAround.WithoutVerbs(words, TradeWords.French);
    }

    /// <summary>An initial comes last, where it counts as the beginning of a word: "J. Martin".</summary>
    private static IReadOnlyList<string> Telling(List<string> words, string? initial)
    {
        var telling = StopWords.Without(words).Distinct().Take(MaxWords).ToList();
        var mended = WordsApart.Mend(telling, words, TradeWords.French).Distinct();
        if (initial is not null && telling.Count > 0 && words.Contains(initial))
        {
            mended = mended.Where(word => word != initial).Append(initial);
        }

        return [.. mended.Take(MaxWords)];
    }

    /// <summary>A letter with a full stop; "M." is Monsieur.</summary>
    private static string? InitialIn(string? typed) =>
        typed
            ?.Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries)
            .Where(part => part is [var letter, '.'] && char.IsLetter(letter) && letter is not ('m' or 'M'))
            .Select(Words.Key)
            .FirstOrDefault(letter => letter.Length == 1);

    private static string? Beginning(string? text) => text?.Length > MaxCharacters ? text[..MaxCharacters] : text;

    private static bool IsTitleOrNeed(List<string> words)
    {
        var text = string.Join(' ', words);
        return TradeWords.French.IsNeed(text) || ProfessionCatalog.Rome.Find(text) is not null;
    }

    /// <summary>"V-7K3M", but also "réf. V-7K3M", "référence 7K3M" and "Zoé Dupré V-7K3M".</summary>
    private static string? ReferenceIn(string? typed)
    {
        var whole = ReferenceCode.Parse(typed);
        if (whole is not null || typed is null)
        {
            return ReferenceCode.IsBareNumber(typed) ? null : whole;
        }

        var parts = typed.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return parts
            .Where(
                (part, index) =>
                    (part.Length > 2 && part[0] is 'v' or 'V' && part[1] is '-' or '‑' or '–')
                    || (index > 0 && BeforeReference.Contains(Words.Key(parts[index - 1])))
            )
            .Select(ReferenceCode.Parse)
            .FirstOrDefault(code => code is not null);
    }
}
