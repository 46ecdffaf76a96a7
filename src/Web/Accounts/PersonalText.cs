using System.Buffers;
using System.Globalization;
using System.Text;

namespace Visavis.Web.Accounts;

/// <summary>Short texts people give about themselves, made plain: one line, no invisible or direction-changing characters.</summary>
public static class PersonalText
{
    public const int LongestName = 80;

    /// <summary>No spelling of a name needs more on one letter; heaps of them cover the lines above and below.</summary>
    private const int MostMarksInARow = 4;

    /// <summary>Letters, signs and marks that show as nothing or as a blank, though Unicode calls them neither.</summary>
    private static readonly SearchValues<char> Blanks = SearchValues.Create("\u034F\u115F\u1160\u17B4\u17B5\u2800\u3164\uFFA0");

    /// <summary>The text without what cannot be seen, blanks joined, cut at <paramref name="longest"/> UTF-16 units; empty for null.</summary>
    public static string Clean(string? text, int longest)
    {
        var clean = new StringBuilder(Math.Min(text?.Length ?? 0, longest));
        var blank = false;
        var marks = 0;
        foreach (var rune in (text ?? "").Normalize(NormalizationForm.FormC).EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune))
            {
                blank = clean.Length > 0;
                continue;
            }

            marks = IsMark(rune) ? marks + 1 : 0;
            if (IsInvisible(rune) || marks > MostMarksInARow)
            {
                continue;
            }

            if (clean.Length + (blank ? 1 : 0) + rune.Utf16SequenceLength > longest)
            {
                break;
            }

            clean.Append(blank ? " " : "").Append(rune.ToString());
            blank = false;
        }

        return clean.ToString();
    }

    private static bool IsMark(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark;

    private static bool IsInvisible(Rune rune) =>
        (rune.IsBmp && Blanks.Contains((char)rune.Value))
        || Rune.GetUnicodeCategory(rune)
            is UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.PrivateUse
                or UnicodeCategory.OtherNotAssigned
                or UnicodeCategory.Surrogate;
}
