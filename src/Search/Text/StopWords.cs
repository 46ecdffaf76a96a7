namespace Visavis.Search.Text;

/// <summary>Words that say nothing about a profession, and those of English that visitors write between its words.</summary>
internal static class StopWords
{
    private static readonly HashSet<string> All =
    [
        "a",
        "au",
        "aux",
        "avec",
        "chez",
        "d",
        "dans",
        "de",
        "des",
        "du",
        "en",
        "est",
        "et",
        "j",
        "je",
        "l",
        "la",
        "le",
        "les",
        "m",
        "ma",
        "mes",
        "moi",
        "mon",
        "n",
        "ne",
        "nos",
        "nous",
        "on",
        "ou",
        "par",
        "pas",
        "pour",
        "qu",
        "que",
        "qui",
        "s",
        "sa",
        "se",
        "ses",
        "si",
        "sur",
        "un",
        "une",
        "vos",
        "votre",
        "vous",
        "y",
        "ai",
        "ce",
        "ces",
        "cet",
        "cette",
        "elle",
        "il",
        "leur",
        "leurs",
        "me",
        "notre",
        "quelqu",
        "of",
        "in",
        "for",
        "with",
        "mais",
        "tes",
        "te",
        "ta",
        "lui",
        "ca",
        "c",
        "t",
    ];

    public static bool Contains(string word) => All.Contains(word);

    /// <summary>The words without these, or all of them when there are no others.</summary>
    public static List<string> Without(List<string> words)
    {
        var telling = words.Where(word => !All.Contains(word)).ToList();
        return telling.Count > 0 ? telling : words;
    }
}
