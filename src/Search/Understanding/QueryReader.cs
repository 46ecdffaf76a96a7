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

    private static readonly Lazy<PlaceInWords> Places = new(() => new PlaceInWords(Gazetteer.France, TradeWords.French));

    public static QueryReading Read(string? what, string? where)
    {
        var typed = Beginning(what);
        var place = Gazetteer.France.Resolve(Beginning(where));
        var words = Words.Of(typed, MaxTyped);
        var isOnline = false;
        (Place Place, List<string> Others)? found = null;
        if (!IsTitleOrNeed(words))
        {
            isOnline = OnlineWords.Take(words);
            OnlineWords.TakeFillers(words);
            if (string.IsNullOrWhiteSpace(where) && !IsTitleOrNeed(words))
            {
                found = Places.Value.Find(words);
            }
        }

        var all = Telling(words);
        return new QueryReading
        {
            Reference = ReferenceIn(typed),
            Words = found is { } without ? Telling(without.Others) : all,
            AllWords = all,
            Place = place ?? found?.Place,
            PlaceUnknown = place is null && !string.IsNullOrWhiteSpace(where),
            PlaceFromWhat = found is not null,
            OnlineOnly = isOnline,
        };
    }

    private static IReadOnlyList<string> Telling(List<string> words)
    {
        var telling = StopWords.Without(words).Distinct().Take(MaxWords).ToList();
        return [.. WordsApart.Mend(telling, TradeWords.French).Distinct().Take(MaxWords)];
    }

    private static string? Beginning(string? text) => text?.Length > MaxCharacters ? text[..MaxCharacters] : text;

    private static bool IsTitleOrNeed(List<string> words)
    {
        var text = string.Join(' ', words);
        return TradeWords.French.IsNeed(text) || ProfessionCatalog.Rome.Find(text) is not null;
    }

    /// <summary>"V-7K3M", but also "réf. V-7K3M" and "Zoé Dupré V-7K3M".</summary>
    private static string? ReferenceIn(string? typed)
    {
        var whole = ReferenceCode.Parse(typed);
        if (whole is not null || typed is null)
        {
            return whole;
        }

        var parts = typed.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return parts
            .Where(part => part.Length > 2 && part[0] is 'v' or 'V' && part[1] is '-' or '‑' or '–')
            .Select(ReferenceCode.Parse)
            .FirstOrDefault(code => code is not null);
    }
}
