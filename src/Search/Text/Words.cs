using System.Globalization;
using System.Text;

namespace Visavis.Search.Text;

/// <summary>Cuts text into bare words: lower case, no accents, ligatures opened, everything but letters and digits a separator.</summary>
/// <remarks>Takes any string, however broken: lone surrogates, NUL and emoji separate words like punctuation does.</remarks>
internal static class Words
{
    public const int MaxLength = 40;

    private const int TableSize = 0x1F00;
    private static readonly string?[] Latin = BuildTable();

    public static List<string> Of(string? text, int maxWords = int.MaxValue)
    {
        var words = new List<string>();
        if (text is null)
        {
            return words;
        }

        var word = new StringBuilder();
        foreach (var typed in text)
        {
            // Full-width letters, as keyboards of East Asia have them.
            var character = typed is >= '！' and <= '～' ? (char)(typed - '！' + '!') : typed;
            if (IsLatin(character))
            {
                if (Latin[character] is { } letters)
                {
                    word.Append(letters);
                    continue;
                }
            }
            else if (char.IsLetterOrDigit(character))
            {
                word.Append(char.ToLowerInvariant(character));
                continue;
            }
            else if (CharUnicodeInfo.GetUnicodeCategory(character) == UnicodeCategory.NonSpacingMark)
            {
                // An accent written as a character of its own, as some systems do.
                continue;
            }

            Close(words, word);
            if (words.Count == maxWords)
            {
                return words;
            }
        }

        Close(words, word);
        return words;
    }

    /// <summary>The words of <paramref name="text"/> joined by single spaces: equal for texts that differ in accents, case or punctuation.</summary>
    public static string Key(string? text) => string.Join(' ', Of(text));

    /// <summary>Up to Latin Extended-B, and the letters of Vietnamese.</summary>
    private static bool IsLatin(char character) => character is < '\u0250' or >= '\u1E00' and <= '\u1EFF';

    private static void Close(List<string> words, StringBuilder word)
    {
        if (word.Length > 0)
        {
            words.Add(word.ToString(0, Math.Min(word.Length, MaxLength)));
            word.Clear();
        }
    }

    private static string?[] BuildTable()
    {
        var table = new string?[TableSize];
        for (var code = 0; code < TableSize; code++)
        {
            var character = (char)code;
            table[code] = character switch
            {
                'œ' or 'Œ' => "oe",
                'æ' or 'Æ' => "ae",
                'ß' => "ss",
                'ø' or 'Ø' => "o",
                'ł' or 'Ł' => "l",
                'đ' or 'Đ' => "d",
                _ when char.IsLetterOrDigit(character) => char.ToLowerInvariant(character.ToString().Normalize(NormalizationForm.FormD)[0])
                    .ToString(),
                _ => null,
            };
        }

        return table;
    }
}
