namespace Visavis.Search;

/// <summary>
/// The short public code of a professional, said over the telephone and typed in the search box: <c>7K3M</c>, written <c>V-7K3M</c>.
/// Consonants and digits only, without those that look or sound alike (0/O, 1/I/L, U/V), and always a digit, so that no code is a word.
/// </summary>
public static class ReferenceCode
{
    public const string Alphabet = "23456789BCDFGHJKMNPQRSTWXYZ";
    public const int ShortestLength = 4;
    public const int LongestLength = 8;
    private const int Digits = 8;

    /// <summary>What people and telephones write between or around the letters.</summary>
    private const string Around = "-‑–—−_.,;:#/\"'’«»()";

    private const int MostAlike = 64;
    private static readonly string[] LookAlikes = ["8B", "5S", "2Z", "6G", "0OQD", "1ILJ", "UVW"];

    /// <summary>A code that may be taken: ask for a longer one when several in a row are.</summary>
    public static string Create(Random random, int length = ShortestLength)
    {
        Span<char> code = stackalloc char[length];
        for (var index = 0; index < length; index++)
        {
            code[index] = Alphabet[random.Next(Alphabet.Length)];
        }

        if (code.IndexOfAnyInRange('2', '9') < 0)
        {
            code[random.Next(length)] = Alphabet[random.Next(Digits)];
        }

        return new string(code);
    }

    /// <summary>Reads "V-7K3M", "v7k3m", "V 7K3M", "#7k3m" and "7k3m"; null when the text is not written like a code.</summary>
    public static string? Parse(string? text)
    {
        if (text is null || text.Length > 2 * LongestLength)
        {
            return null;
        }

        var code = string.Concat(text.Where(c => !char.IsWhiteSpace(c) && !Around.Contains(c))).ToUpperInvariant();
        if (code.StartsWith('V'))
        {
            code = code[1..];
        }

        return code.Length is >= ShortestLength and <= LongestLength && code.Any(char.IsAsciiDigit) && code.All(c => Alphabet.Contains(c))
            ? code
            : null;
    }

    /// <summary>
    /// The codes that the text may be when letters and digits that look alike are taken for one another: "V-7K3S" may be V-7K35, "V-7KO2" V-7KQ2
    /// or V-7KDZ. The code as written, where it is one, comes first; none when the text is not written like a code.
    /// </summary>
    public static IReadOnlyList<string> Alike(string? text)
    {
        if (text is null || text.Length > 2 * LongestLength)
        {
            return [];
        }

        var code = string.Concat(text.Where(c => !char.IsWhiteSpace(c) && !Around.Contains(c))).ToUpperInvariant();
        code = code.StartsWith('V') ? code[1..] : code;
        if (code.Length is < ShortestLength or > LongestLength || !code.Any(char.IsAsciiDigit))
        {
            return [];
        }

        var codes = new List<string> { "" };
        foreach (var written in code)
        {
            var meant = LooksLike(written);
            codes = [.. codes.SelectMany(beginning => meant.Select(c => beginning + c)).Take(MostAlike)];
        }

        return codes;
    }

    /// <summary>Codes with one other letter, or two neighbours exchanged.</summary>
    public static IReadOnlyList<string> Near(string code)
    {
        var near = new HashSet<string>();
        for (var index = 0; index < code.Length; index++)
        {
            foreach (var other in Alphabet)
            {
                near.Add(code[..index] + other + code[(index + 1)..]);
            }

            if (index > 0)
            {
                near.Add(code[..(index - 1)] + code[index] + code[index - 1] + code[(index + 1)..]);
            }
        }

        near.Remove(code);
        return [.. near];
    }

    /// <summary>"3919", "36 24", "112": a number by itself is a telephone's before it is a code.</summary>
    public static bool IsBareNumber(string? text) =>
        text is not null
        && text.Any(char.IsAsciiDigit)
        && text.All(c => char.IsAsciiDigit(c) || char.IsWhiteSpace(c) || c == '+' || Around.Contains(c));

    /// <summary>Itself first; nothing for a character that no code has nor looks like.</summary>
    private static IEnumerable<char> LooksLike(char written)
    {
        var group = LookAlikes.FirstOrDefault(group => group.Contains(written)) ?? written.ToString();
        return group.OrderByDescending(c => c == written).Where(c => Alphabet.Contains(c));
    }

    /// <summary>As people see it.</summary>
    public static string Display(string code) => $"V-{code}";
}
