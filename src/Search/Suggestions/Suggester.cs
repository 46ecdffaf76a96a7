using Visavis.Search.Places;
using Visavis.Search.Text;
using Visavis.Search.Understanding;

namespace Visavis.Search.Suggestions;

/// <summary>Suggests professions, needs, names and cities from the first letter on; one for the whole program.</summary>
/// <param name="index">For the names.</param>
/// <param name="inUse">Null when nobody counts them: all professions are then equal.</param>
public sealed class Suggester(ISearchIndex index, IProfessionsInUse? inUse = null)
{
    public const int MaxProfessions = 5;
    public const int MaxNeeds = 3;
    public const int MaxNames = 3;
    public const int MaxCities = 3;
    private const int MaxCharacters = 100;
    private const int MaxWords = 8;
    private const int ShortestCityBeginning = 2;

    /// <summary>Inhabitants of a commune that is worth a line below professions that begin the same.</summary>
    private const int LeastBesideTrades = 20_000;

    private static readonly HashSet<string> BeforeCities = ["a", "au", "aux", "sur", "vers", "pres", "de", "dans", "en", "d"];

    /// <summary>Makes what is made on first use, which takes a second or two: to be called beside the start, so that nobody waits for it.</summary>
    public static void Prepare()
    {
        QueryReader.Read("plombier à lyon", where: null);
        _ = TitleIndex.Rome;
        _ = NeedIndex.French;
        _ = Gazetteer.France.Suggest("lyo", 1);
    }

    public async Task<SuggestionList> SuggestAsync(string typed, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(typed);
        var text = typed.Length > MaxCharacters ? typed[..MaxCharacters] : typed;
        var words = Words.Of(text, MaxWords);
        if (words.Count == 0)
        {
            return SuggestionList.Nothing;
        }

        if (OnlineAfter(words, text) is { } onlineWhat)
        {
            return onlineWhat.Length == 0
                ? new SuggestionList
                {
                    OnlineWhat = "",
                    Needs = NeedIndex.French.Find(words, words, MaxNeeds, inUse?.Codes, forgiving: false),
                }
                : await SuggestAsync(onlineWhat, cancellationToken) with
                {
                    OnlineWhat = onlineWhat,
                    Cities = [],
                    CityWhat = "",
                };
        }

        var codes = inUse?.Codes;
        var raw = text.Trim().ToLowerInvariant();
        var telling = WithLastCut(words, text);
        var professions = TitleIndex.Rome.Find(telling, raw, MaxProfessions, codes, SuggestionMercy.None);
        // Where no title begins so, needs take the room of the titles.
        var needs = NeedIndex.French.Find(
            telling,
            words,
            professions.Count > 0 ? MaxNeeds : MaxNeeds + MaxProfessions,
            codes,
            forgiving: false
        );
        if (professions.Count == 0 && needs.Count == 0)
        {
            professions = TitleIndex.Rome.Find(telling, raw, MaxProfessions, codes, SuggestionMercy.Beginnings);
        }

        var names = await index.SuggestNamesAsync(text, MaxNames, cancellationToken);
        var isTrade = professions.Count + needs.Count > 0;
        var (what, cities) = isTrade
            ? ("", Gazetteer.France.SuggestBeginnings(text, MaxCities, LeastBesideTrades))
            : CitiesAfterWords(words, text);
        if (!isTrade && names.Count + cities.Count == 0)
        {
            professions = TitleIndex.Rome.Find(telling, raw, MaxProfessions, codes, SuggestionMercy.Typos);
            needs = NeedIndex.French.Find(telling, words, MaxNeeds, codes, forgiving: true);
            isTrade = professions.Count + needs.Count > 0;
        }

        return new SuggestionList
        {
            Professions = professions,
            Needs = needs,
            Names = names,
            Cities = isTrade || cities.Count > 0 ? cities : Gazetteer.France.Suggest(text, MaxCities),
            CityWhat = what,
        };
    }

    /// <summary>What is typed before "en ligne" and its like, which are no beginning of a town.</summary>
    private static string? OnlineAfter(List<string> words, string text)
    {
        var left = words.ToList();
        var (now, byVideo) = OnlineWords.Take(left, TradeWords.French);
        return !now && !byVideo ? null
            : left.Count == 0 ? ""
            : words.Take(left.Count).SequenceEqual(left) ? Beginning(text, left.Count)
            : null;
    }

    /// <summary>The last word says something even where it is "de" or "ma" so far: more letters may follow.</summary>
    private static List<string> WithLastCut(List<string> words, string text) =>
        words.Count > 1 && char.IsLetterOrDigit(text[^1])
            ? [.. words[..^1].Where(word => !StopWords.Contains(word)).Append(words[^1]).Distinct()]
            : StopWords.Without(words);

    private static IReadOnlyList<PlaceSuggestion> Cities(string text) => Gazetteer.France.SuggestBeginnings(text, MaxCities);

    /// <summary>"plombier ly" may go on as Lyon, when "plombier" is known and "plombier ly" leads nowhere.</summary>
    private static (string What, IReadOnlyList<PlaceSuggestion> Cities) CitiesAfterWords(List<string> words, string text)
    {
        if (Cities(text) is { Count: > 0 } whole)
        {
            return ("", whole);
        }

        for (var count = 1; count < words.Count; count++)
        {
            var place = words[count..].SkipWhile((word, at) => at < words.Count - count - 1 && BeforeCities.Contains(word));
            var beginning = string.Join(' ', place);
            var before = words[..count].Where(word => !StopWords.Contains(word)).ToList();
            if (
                beginning.Length >= ShortestCityBeginning
                && before.Count > 0
                && before.TrueForAll(TradeWords.French.Has)
                && Cities(beginning) is { Count: > 0 } cities
            )
            {
                return (Beginning(text, count), cities);
            }
        }

        return ("", []);
    }

    /// <summary>The first words as they were typed, accents and all.</summary>
    private static string Beginning(string text, int count)
    {
        for (var end = 1; end < text.Length; end++)
        {
            if (!char.IsLetterOrDigit(text[end]) && Words.Of(text[..end]).Count == count)
            {
                return text[..end].Trim();
            }
        }

        return text.Trim();
    }
}
