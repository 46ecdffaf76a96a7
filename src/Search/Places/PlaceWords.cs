using Visavis.Search.Text;

namespace Visavis.Search.Places;

/// <summary>The words of a place's name in the form the gazetteer compares: "St-Étienne" and "saint etienne" are one.</summary>
internal static class PlaceWords
{
    private static readonly HashSet<string> Articles = ["le", "la", "les", "l"];

    public static List<string> Of(string? text, int maxWords = int.MaxValue)
    {
        var words = Words.Of(text, maxWords);
        for (var index = 0; index < words.Count; index++)
        {
            words[index] = Spelled(words[index]);
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
}
