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

    /// <summary>As people see it.</summary>
    public static string Display(string code) => $"V-{code}";
}
