using System.Globalization;
using System.Text;

namespace Visavis.Web.Accounts;

/// <summary>Short texts people give about themselves, made plain: one line, no invisible or direction-changing characters.</summary>
public static class PersonalText
{
    public const int LongestName = 80;

    /// <summary>The text without what cannot be seen, blanks joined, cut at <paramref name="longest"/> UTF-16 units; empty for null.</summary>
    public static string Clean(string? text, int longest)
    {
        var clean = new StringBuilder(Math.Min(text?.Length ?? 0, longest));
        var blank = false;
        foreach (var rune in (text ?? "").Normalize(NormalizationForm.FormC).EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune))
            {
                blank = clean.Length > 0;
                continue;
            }

            if (IsInvisible(rune))
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

    private static bool IsInvisible(Rune rune) =>
        Rune.GetUnicodeCategory(rune)
            is UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.PrivateUse
                or UnicodeCategory.OtherNotAssigned
                or UnicodeCategory.Surrogate;
}
