using System.Text;

namespace Visavis.Search.Text;

/// <summary>
/// How a French word sounds, roughly: equal for "photographe" and "fotograf", "orthophoniste" and "ortofoniste". Silent endings go, vowels
/// that are often mistaken for each other meet. Made for words of trades, not for grammar.
/// </summary>
internal static class FrenchSound
{
    // Longest first. A dot stands for a vowel sound that takes part in no later rule.
    private static readonly (string Letters, string Sound)[] Rules =
    [
        ("tion", "S3"),
        ("cqu", "k"),
        ("sych", "sik"),
        ("sch", "C"),
        ("chl", "kl"),
        ("chr", "kr"),
        ("eau", "o"),
        ("oeu", "E"),
        ("ain", "1"),
        ("ein", "1"),
        ("aim", "1"),
        ("ien", "i1"),
        ("ill", "iy"),
        ("oin", "w1"),
        ("oua", "wa"),
        ("oue", "we"),
        ("oui", "wi"),
        ("gea", "ja"),
        ("geo", "jo"),
        ("gue", "g."),
        ("gui", "gi"),
        ("sce", "s"),
        ("sci", "s"),
        ("scy", "s"),
        ("gn", "N"),
        ("ph", "f"),
        ("ch", "C"),
        ("sh", "C"),
        ("th", "t"),
        ("rh", "r"),
        ("ck", "k"),
        ("qu", "k"),
        ("oi", "wa"),
        ("oy", "way"),
        ("ou", "u"),
        ("au", "o"),
        ("ai", "e"),
        ("ei", "e"),
        ("ey", "e"),
        ("eu", "E"),
        ("oe", "e"),
        ("ce", "se"),
        ("ci", "si"),
        ("cy", "si"),
        ("ge", "je"),
        ("gi", "ji"),
        ("gy", "ji"),
        ("c", "k"),
        ("q", "k"),
        ("x", "ks"),
        ("z", "s"),
        ("y", "i"),
        ("h", ""),
    ];

    private static readonly (string Letters, string Sound)[] Nasals =
    [
        ("an", "2"),
        ("am", "2"),
        ("en", "2"),
        ("em", "2"),
        ("in", "1"),
        ("im", "1"),
        ("yn", "1"),
        ("ym", "1"),
        ("un", "1"),
        ("on", "3"),
        ("om", "3"),
    ];

    /// <param name="word">As <see cref="Words"/> cuts them: lower case, without accents.</param>
    public static string Of(string word)
    {
        var text = WithoutSilentEnd(word).Replace("mpt", "mt", StringComparison.Ordinal).Replace("emm", "am", StringComparison.Ordinal);
        if (text.StartsWith("ps", StringComparison.Ordinal))
        {
            text = text[1..];
        }

        var sound = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; )
        {
            at += Nasal(text, at, sound) is > 0 and var nasal ? nasal : Next(text, at, sound);
        }

        // "w" of "kwaffeur" and "v" apart; double letters are one.
        var single = new StringBuilder(sound.Length);
        foreach (var letter in sound.Replace(".", "").ToString())
        {
            if (single.Length == 0 || single[^1] != letter)
            {
                single.Append(letter);
            }
        }

        return single.ToString();
    }

    private static int Next(string text, int at, StringBuilder sound)
    {
        foreach (var (letters, sounds) in Rules)
        {
            if (string.CompareOrdinal(text, at, letters, 0, letters.Length) == 0)
            {
                // The vowel of "ce", "ge" and "sce" stays to be read.
                var isSoft = letters is [.., 'c' or 'g', 'e' or 'i' or 'y'] and ({ Length: 2 } or ['s', ..]);
                sound.Append(isSoft ? sounds[..1] : sounds);
                return isSoft ? letters.Length - 1 : letters.Length;
            }
        }

        sound.Append(text[at]);
        return 1;
    }

    /// <summary>A vowel before n or m, unless another vowel or the same letter follows: "plante", but "panier" and "panne".</summary>
    private static int Nasal(string text, int at, StringBuilder sound)
    {
        foreach (var (letters, sounds) in Nasals)
        {
            var after = at + letters.Length;
            if (
                string.CompareOrdinal(text, at, letters, 0, letters.Length) == 0
                && (after == text.Length || (!IsVowel(text[after]) && text[after] != 'n' && text[after] != 'm'))
            )
            {
                sound.Append(sounds);
                return letters.Length;
            }
        }

        return 0;
    }

    /// <summary>Without what is not heard at the end; é, er and a silent e look alike without accents, so that all of them go.</summary>
    private static string WithoutSilentEnd(string word)
    {
        var end = word.Length;
        foreach (var ending in (string[])["ers", "er", "ez", "ees", "ee", "es"])
        {
            if (word.Length > ending.Length + 2 && word.EndsWith(ending, StringComparison.Ordinal))
            {
                end -= ending.Length;
                break;
            }
        }

        while (end == word.Length && end > 3 && word[end - 1] is 's' or 't' or 'd' or 'x' or 'z' or 'p')
        {
            end--;
        }

        while (end > 2 && word[end - 1] == 'e')
        {
            end--;
        }

        // "sage" ends like "saj", "police" like "polis".
        var isSoft = end < word.Length && word[end] == 'e' && word[end - 1] is 'c' or 'g';
        return isSoft ? word[..(end - 1)] + (word[end - 1] == 'c' ? 's' : 'j') : word[..end];
    }

    private static bool IsVowel(char letter) => letter is 'a' or 'e' or 'i' or 'o' or 'u' or 'y' or 'h';
}
