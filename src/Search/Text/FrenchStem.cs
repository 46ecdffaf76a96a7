namespace Visavis.Search.Text;

/// <summary>Brings the singular and plural, masculine and feminine of a French word to one form; made for names of trades, not for grammar.</summary>
internal static class FrenchStem
{
    // Longest first; "infirmière" and "infirmier", "coiffeuse" and "coiffeur", "directrice" and "directeur" meet in the second column.
    private static readonly (string Feminine, string Common)[] Endings =
    [
        ("trice", "teur"),
        ("ienne", "ien"),
        ("euse", "eur"),
        ("iere", "ier"),
        ("onne", "on"),
        ("elle", "el"),
        ("esse", "e"),
        ("ere", "er"),
        ("ive", "if"),
        ("ette", "et"),
    ];

    /// <param name="word">A word as <see cref="Words"/> cuts them: lower case, without accents.</param>
    public static string Of(string word)
    {
        if (word.Length < 4 || char.IsAsciiDigit(word[0]))
        {
            return word;
        }

        var singular = Singular(word);
        foreach (var (feminine, common) in Endings)
        {
            if (singular.Length >= feminine.Length + 2 && singular.EndsWith(feminine, StringComparison.Ordinal))
            {
                return DropSilentE(string.Concat(singular.AsSpan(0, singular.Length - feminine.Length), common));
            }
        }

        return DropSilentE(singular);
    }

    private static string Singular(string word) =>
        word switch
        {
            _ when word.EndsWith("eaux", StringComparison.Ordinal) => word[..^1],
            _ when word.Length > 4 && word.EndsWith("aux", StringComparison.Ordinal) => word[..^3] + "al",
            [.., 's', 's'] => word,
            [.., 's' or 'x'] => word[..^1],
            _ => word,
        };

    /// <summary>Also takes "chargée" to "charg", where "chargé" ends up as well once its accent is gone.</summary>
    private static string DropSilentE(string word)
    {
        var end = word.Length;
        while (end > 3 && word[end - 1] == 'e')
        {
            end--;
        }

        return word[..end];
    }
}
