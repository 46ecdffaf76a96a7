using System.Buffers;
using System.Globalization;
using System.Text;

namespace Visavis.Web.Foundation.Forms;

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
        var joiner = "";
        var before = Rune.ReplacementChar;
        var marks = 0;
        foreach (var rune in (text ?? "").Normalize(NormalizationForm.FormC).EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune))
            {
                blank = clean.Length > 0;
                joiner = "";
                continue;
            }

            if (IsJoiner(rune))
            {
                joiner = !blank && MayBeJoined(before) ? rune.ToString() : "";
                continue;
            }

            marks = IsMark(rune) ? marks + 1 : 0;
            if (IsInvisible(rune) || marks > MostMarksInARow)
            {
                continue;
            }

            joiner = MayBeJoined(rune) ? joiner : "";
            if (clean.Length + (blank ? 1 : 0) + joiner.Length + rune.Utf16SequenceLength > longest)
            {
                break;
            }

            clean.Append(blank ? " " : "").Append(joiner).Append(rune.ToString());
            (blank, joiner, before) = (false, "", rune);
        }

        return clean.ToString();
    }

    /// <summary>Whether somebody who copies the one means the other: capitals, accents, ligatures and the shape of apostrophes and hyphens aside.</summary>
    public static bool IsSame(string one, string other) =>
        string.Equals(Bare(one), Bare(other), StringComparison.Ordinal) && Bare(one).Length > 0;

    private static string Bare(string text)
    {
        var bare = new StringBuilder(text.Length);
        foreach (var sign in text.Normalize(NormalizationForm.FormKD).ToLowerInvariant())
        {
            bare.Append(
                sign switch
                {
                    'œ' => "oe",
                    'æ' => "ae",
                    'ß' => "ss",
                    '’' or '‘' or 'ʼ' or '`' or '´' or '′' => "'",
                    '‐' or '‑' or '–' or '—' or '−' => "-",
                    _ when CharUnicodeInfo.GetUnicodeCategory(sign) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format => "",
                    _ when char.IsWhiteSpace(sign) => " ",
                    _ => sign.ToString(),
                }
            );
        }

        return bare.ToString().Trim();
    }

    private static bool IsJoiner(Rune rune) => rune.Value is 0x200C or 0x200D;

    /// <summary>Persian and Indian words and pictures made of several are written with joiners; in Latin, Greek and Cyrillic they could only hide.</summary>
    private static bool MayBeJoined(Rune rune) =>
        rune.Value >= 0x600
        && (
            Rune.IsLetter(rune)
            || Rune.GetUnicodeCategory(rune)
                is UnicodeCategory.OtherSymbol
                    or UnicodeCategory.ModifierSymbol
                    or UnicodeCategory.NonSpacingMark
                    or UnicodeCategory.SpacingCombiningMark
        );

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
