using Visavis.Search.Text;

namespace Visavis.Search.Places;

/// <summary>The words of a place's name in the form the gazetteer compares: "St-Étienne" and "saint etienne" are one.</summary>
internal static class PlaceWords
{
    /// <summary>Letters before a number written without a space: "lyon3".</summary>
    private const int ShortestBeforeNumber = 4;

    private static readonly HashSet<string> Articles = ["le", "la", "les", "l"];
    private static readonly HashSet<string> Before =
    [
        "a",
        "au",
        "aux",
        "en",
        "dans",
        "sur",
        "vers",
        "pres",
        "proche",
        "autour",
        "environs",
        "alentours",
        "cote",
        "region",
        "departement",
        "ville",
        "de",
        "d",
        "du",
        "des",
    ];
    private static readonly HashSet<string> After =
    [
        "france",
        "centre",
        "ville",
        "cedex",
        "arrondissement",
        "arr",
        "et",
        "sa",
        "ses",
        "region",
        "alentours",
        "environs",
    ];

    public static List<string> Of(string? text, int maxWords = int.MaxValue)
    {
        var words = WithDistricts(WithPostcodes(Words.Of(text, maxWords)));
        for (var index = 0; index < words.Count; index++)
        {
            words[index] = Spelled(words[index]);
            var letters = words[index].AsSpan().TrimEnd("0123456789").Length;
            if (letters >= ShortestBeforeNumber && letters < words[index].Length)
            {
                words.Insert(index + 1, words[index][letters..]);
                words[index] = words[index][..letters];
            }
        }

        return words;
    }

    /// <summary>"13 008" is "13008".</summary>
    public static List<string> WithPostcodes(List<string> words)
    {
        for (var index = words.Count - 1; index > 0; index--)
        {
            if (
                words[index - 1].Length == 2
                && words[index].Length == 3
                && words[index - 1].All(char.IsAsciiDigit)
                && words[index].All(char.IsAsciiDigit)
            )
            {
                words[index - 1] += words[index];
                words.RemoveAt(index);
            }
        }

        return words;
    }

    /// <summary>"11 ème" is "11eme".</summary>
    public static List<string> WithDistricts(List<string> words)
    {
        for (var index = words.Count - 1; index > 0; index--)
        {
            if (words[index] is "e" or "er" or "eme" && words[index - 1].Length <= 2 && words[index - 1].All(char.IsAsciiDigit))
            {
                words[index - 1] += words[index];
                words.RemoveAt(index);
            }
        }

        return words;
    }

    /// <summary>The word an abbreviation of place names stands for; any other word as it is.</summary>
    public static string Spelled(string word) =>
        word switch
        {
            "st" => "saint",
            "ste" => "sainte",
            "sts" => "saints",
            _ => word,
        };

    /// <summary>What a name is found by: with its article and without ("Le Havre", "Havre").</summary>
    public static IEnumerable<string> Keys(string name)
    {
        var words = Of(name);
        yield return string.Join(' ', words);
        if (words.Count > 1 && Articles.Contains(words[0]))
        {
            yield return string.Join(' ', words.Skip(1));
        }
    }

    /// <summary>Without what is said around a place: "aux environs de Lyon", "Lyon et sa région", "Lyon, France".</summary>
    public static List<string> Bare(List<string> words)
    {
        var start = 0;
        while (start < words.Count && (Before.Contains(words[start]) || (start > 0 && Articles.Contains(words[start]))))
        {
            start++;
        }

        var end = words.Count;
        while (end > start && After.Contains(words[end - 1]))
        {
            end--;
        }

        return words[start..end];
    }
}
