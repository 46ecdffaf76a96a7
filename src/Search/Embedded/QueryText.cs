using Visavis.Search.Text;

namespace Visavis.Search.Embedded;

/// <summary>What was typed in the first box, as full-text expressions.</summary>
internal sealed class QueryText
{
    private const int MaxCharacters = 300;
    private const int MaxWords = 10;
    private readonly List<string> words;

    public QueryText(string? what)
    {
        var typed = what?.Length > MaxCharacters ? what[..MaxCharacters] : what;
        words = [.. StopWords.Without(Words.Of(typed)).Distinct().Take(MaxWords)];
    }

    public bool IsEmpty => words.Count == 0;

    /// <summary>Every word somewhere in the document: what counts as a match.</summary>
    public string Anywhere => $"({string.Join(" AND ", words.Select(Beginning))})";

    /// <summary>
    /// From the best match to any match; each later one may repeat what earlier ones found. This order is the relevance: the title itself,
    /// words of the title, beginnings of them, the name, title and name, the city as well, the presentation.
    /// </summary>
    public IEnumerable<string> BestFirst()
    {
        var beginnings = Anywhere;
        yield return $"title : \"{DocumentText.WholeTitle(words)}\"";
        yield return $"title : ({string.Join(" AND ", words.Select(word => $"\"{FrenchStem.Of(word)}\""))})";
        yield return $"title : {beginnings}";
        yield return $"name : {beginnings}";
        if (words.Count > 1)
        {
            yield return $"{{title name}} : {beginnings}";
        }

        yield return $"{{title name city}} : {beginnings}";
        yield return $"{{title name city presentation}} : {beginnings}";
    }

    public string Matching => $"{{title name city presentation}} : {Anywhere}";

    /// <summary>A word, its beginning, or its other gender and number.</summary>
    private static string Beginning(string word)
    {
        var stem = FrenchStem.Of(word);
        return stem == word ? $"\"{word}\" *" : $"(\"{word}\" * OR \"{stem}\")";
    }
}
