using System.Numerics;
using System.Text;

namespace Visavis.Web.Drawing;

/// <summary>A weight of the site's typeface, whose characters are split over several files as the pages load them.</summary>
internal sealed class TypeFace(IReadOnlyList<WoffFont> fonts)
{
    private const string Ellipsis = "…";

    /// <summary>Width in pixels.</summary>
    public float Measure(string text, float size) => Known(text).Sum(entry => entry.Font.Advance(entry.Rune)) * size;

    /// <summary>Whether most of the letters can be written.</summary>
    public bool Writes(string text)
    {
        var letters = text.EnumerateRunes().Where(Rune.IsLetterOrDigit).ToList();
        return letters.Count(letter => fonts.Any(font => font.Has(letter))) * 2 > letters.Count;
    }

    /// <summary>The text, cut with an ellipsis where it would be wider than this.</summary>
    public string Fit(string text, float size, float width)
    {
        var cut = text;
        while (cut.Length > 0 && Measure(cut == text ? text : cut + Ellipsis, size) > width)
        {
            cut = cut[..^(cut.Length > 1 && char.IsLowSurrogate(cut[^1]) ? 2 : 1)];
        }

        return cut == text ? text : cut.TrimEnd() + Ellipsis;
    }

    /// <summary>The outline of one line of text, its base line beginning at the point. Characters the typeface lacks are left out.</summary>
    public Outline Write(string text, float size, Vector2 at)
    {
        var line = new Outline();
        foreach (var (rune, font) in Known(text))
        {
            line.Add(font.Glyph(rune), Matrix3x2.CreateScale(size) * Matrix3x2.CreateTranslation(at));
            at.X += font.Advance(rune) * size;
        }

        return line;
    }

    private IEnumerable<(Rune Rune, WoffFont Font)> Known(string text) =>
        text.EnumerateRunes()
            .Select(rune => (Rune: Rune.IsWhiteSpace(rune) ? new Rune(' ') : rune, Font: fonts.FirstOrDefault(font => font.Has(rune))))
            .Where(entry => entry.Font is not null)
            .Select(entry => (entry.Rune, entry.Font!));
}
