using System.Globalization;
using System.Text;
using PdfSharp.Drawing;

namespace Visavis.Web.Foundation.Paper;

/// <summary>
/// A line of text in whatever script a name is written: each stretch in the first font that has its letters, Arabic and Hebrew from right to left.
/// What no font that ships can write is said to be missing rather than printed as empty boxes.
/// </summary>
internal static class PdfText
{
    /// <summary>Stands for letters that cannot be printed, in both languages.</summary>
    public const string Unprintable = "[…]";

    /// <summary>Without the narrow space, which the first font does not have, and without what no font has.</summary>
    public static string Plain(string text)
    {
        var narrow = text.Replace('\u202f', '\u00a0');
        if (narrow.All(letter => PdfFonts.Has(PdfFonts.Family, letter)))
        {
            return narrow;
        }

        var (plain, isMissing) = (new StringBuilder(), false);
        foreach (var rune in narrow.EnumerateRunes())
        {
            var isThere = PdfFonts.FamilyOf(rune.Value) is not null || Rune.IsWhiteSpace(rune);
            if (isThere)
            {
                plain.Append(rune.ToString());
            }
            else if (!isMissing && !Rune.IsControl(rune) && Rune.GetUnicodeCategory(rune) != UnicodeCategory.Format)
            {
                plain.Append(Unprintable);
            }

            isMissing = !isThere;
        }

        return plain.ToString();
    }

    public static double Width(XGraphics page, string text, XFont font) =>
        Runs(text, font).Sum(run => page.MeasureString(run.Text, run.Font).Width);

    public static void Draw(XGraphics page, string text, XFont font, double left, double baseline, bool toTheRight = false)
    {
        var at = toTheRight ? left - Width(page, text, font) : left;
        foreach (var (part, own) in Runs(text, font))
        {
            page.DrawString(part, own, XBrushes.Black, new XPoint(at, baseline), XStringFormats.BaseLineLeft);
            at += page.MeasureString(part, own).Width;
        }
    }

    /// <summary>As they stand on paper, from left to right.</summary>
    internal static IEnumerable<(string Text, string Family)> Runs(string text)
    {
        var (run, family) = (new StringBuilder(), PdfFonts.Family);
        foreach (var (rune, own) in Families(text))
        {
            if (own != family)
            {
                var (before, between) = Cut(run.ToString(), family);
                if (before.Length > 0)
                {
                    yield return (Placed(before, family), family);
                }

                run.Clear().Append(between);
                family = own;
            }

            run.Append(rune.ToString());
        }

        var (last, rest) = Cut(run.ToString(), family);
        if (last.Length > 0)
        {
            yield return (Placed(last, family), family);
        }

        if (rest.Length > 0)
        {
            yield return (rest, PdfFonts.Family);
        }
    }

    /// <summary>A word is written in one font where one has all of it; what is neither letter nor digit stays with what stands before it.</summary>
    private static IEnumerable<(Rune Rune, string Family)> Families(string text)
    {
        var runes = text.EnumerateRunes().ToList();
        var (family, ofWord, wordEnd) = (PdfFonts.Family, (string?)null, 0);
        for (var at = 0; at < runes.Count; at++)
        {
            if (at >= wordEnd)
            {
                wordEnd = runes.FindIndex(at, Rune.IsWhiteSpace) is >= 0 and var space ? space + 1 : runes.Count;
                var word = runes.GetRange(at, wordEnd - at);
                ofWord = Array.Find(
                    PdfFonts.Families,
                    one => !IsFromTheRight(one) && word.TrueForAll(rune => PdfFonts.Has(one, rune.Value))
                );
            }

            var stays = !Rune.IsLetterOrDigit(runes[at]) && PdfFonts.Has(family, runes[at].Value);
            family = stays && IsFromTheRight(family) ? family : ofWord ?? PdfFonts.FamilyOf(runes[at].Value) ?? PdfFonts.Family;
            yield return (runes[at], family);
        }
    }

    private static IEnumerable<(string Text, XFont Font)> Runs(string text, XFont font) =>
        text.All(letter => PdfFonts.Has(PdfFonts.Family, letter))
            ? [(text, font)]
            : Runs(text).Select(run => (run.Text, run.Family == PdfFonts.Family ? font : new XFont(run.Family, font.Size, font.Style)));

    /// <summary>The spaces and stops behind words that are read from the right stand behind them, not before.</summary>
    private static (string Words, string Between) Cut(string run, string family)
    {
        if (!IsFromTheRight(family))
        {
            return (run, "");
        }

        var end = run.Length;
        while (end > 0 && !char.IsLetterOrDigit(run[end - 1]) && char.GetUnicodeCategory(run[end - 1]) != UnicodeCategory.NonSpacingMark)
        {
            end--;
        }

        return (run[..end], run[end..]);
    }

    private static bool IsFromTheRight(string family) => family is PdfFonts.Arabic or PdfFonts.Hebrew;

    private static string Placed(string run, string family)
    {
        if (!IsFromTheRight(family))
        {
            return run;
        }

        var (joined, turned) = (ArabicLetters.Join(run), new StringBuilder());
        var letters = StringInfo.ParseCombiningCharacters(joined);
        for (var at = letters.Length - 1; at >= 0; at--)
        {
            turned.Append(joined, letters[at], (at + 1 < letters.Length ? letters[at + 1] : joined.Length) - letters[at]);
        }

        return turned.ToString();
    }
}
