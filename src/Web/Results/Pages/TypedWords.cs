using System.Globalization;
using System.Text;
using Visavis.Search.Understanding;

namespace Visavis.Web.Results.Pages;

/// <summary>Says what was typed again, with what was understood of it in its own place: the town in the second box, "online" as a filter.</summary>
internal static class TypedWords
{
    /// <summary>The same search, unless something of the first box belongs elsewhere and can be said there.</summary>
    public static ResultsAddress Sorted(ResultsAddress asked, QueryReading reading)
    {
        if (!reading.PlaceFromWhat && !reading.OnlineOnly && !reading.ByVideo)
        {
            return asked;
        }

        var place = reading.PlaceFromWhat ? PlaceName.Of(reading.Place) : null;
        return reading.PlaceFromWhat && place is null
            ? asked
            : asked with
            {
                What = Kept(asked.What, [.. reading.Words, .. reading.Helping]),
                Where = place ?? asked.Where,
                OnlineOnly = asked.OnlineOnly || reading.OnlineOnly,
            };
    }

    /// <summary>What was typed from the first telling word to the last, without the words in between that were understood as something else.</summary>
    private static string Kept(string typed, IReadOnlyList<string> telling)
    {
        var tokens = typed.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var isKept = Array.ConvertAll(tokens, token => Bare(token).Exists(telling.Contains));
        var (first, last) = (Array.IndexOf(isKept, true), Array.LastIndexOf(isKept, true));
        return first < 0
            ? string.Join(' ', telling)
            : string.Join(' ', tokens[first..(last + 1)].Where((token, index) => isKept[first + index] || IsShort(token)));
    }

    /// <summary>"de", "en", "d'": say nothing by themselves, but their loss would show.</summary>
    private static bool IsShort(string token) => token.Length <= 3;

    private static List<string> Bare(string token)
    {
        var letters = new StringBuilder();
        foreach (var character in token.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(character) != UnicodeCategory.NonSpacingMark)
            {
                letters.Append(char.IsLetterOrDigit(character) ? char.ToLowerInvariant(character) : ' ');
            }
        }

        return [.. letters.Replace("œ", "oe").ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries)];
    }
}
