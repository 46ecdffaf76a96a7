namespace Visavis.Search.Text;

/// <summary>Words that say nothing about a profession.</summary>
internal static class StopWords
{
    private static readonly HashSet<string> French =
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
    ];

    public static bool Contains(string word) => French.Contains(word);

    /// <summary>The words without these, or all of them when there are no others.</summary>
    public static List<string> Without(List<string> words)
    {
        var telling = words.Where(word => !French.Contains(word)).ToList();
        return telling.Count > 0 ? telling : words;
    }
}
