using PdfSharp.Drawing;

namespace Visavis.Web.Foundation.Paper;

/// <summary>Text as the lines of a paper.</summary>
internal static class PdfLines
{
    /// <summary>The lines that a text takes in a width, in points.</summary>
    public static List<string> Of(XGraphics page, string text, XFont font, double width)
    {
        var (lines, current) = (new List<string>(), "");
        var words = PdfText.Plain(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        foreach (var word in words.SelectMany(word => Pieces(page, word, font, width)))
        {
            var longer = current.Length == 0 ? word : $"{current} {word}";
            if (current.Length > 0 && PdfText.Width(page, longer, font) > width)
            {
                lines.Add(current);
                longer = word;
            }

            current = longer;
        }

        lines.Add(current);
        return lines;
    }

    /// <summary>A word longer than its line is cut rather than written over the edge.</summary>
    private static IEnumerable<string> Pieces(XGraphics page, string word, XFont font, double width)
    {
        while (word.Length > 1 && PdfText.Width(page, word, font) > width)
        {
            var fits = Math.Max(1, (int)(word.Length * width / PdfText.Width(page, word, font)) - 1);
            yield return word[..fits];
            word = word[fits..];
        }

        yield return word;
    }
}
