using System.Text;

namespace Visavis.Web.Foundation.Paper;

/// <summary>
/// Arabic letters as they are joined in a word. PDFs are written glyph by glyph, so that the joined shapes are asked for by the characters that
/// Unicode keeps for them; which they are is read from Unicode itself.
/// </summary>
internal static class ArabicLetters
{
    private const int Joining = 4;

    /// <summary>Letter or pair of letters → its shapes: alone, at the end, at the beginning, in the middle; the first two for those that join no next one.</summary>
    private static readonly Dictionary<string, List<char>> Shapes = Read();

    /// <summary>In the order of reading.</summary>
    public static string Join(string text)
    {
        var (joined, before) = (new StringBuilder(), false);
        for (var at = 0; at < text.Length; )
        {
            var length = at + 1 < text.Length && Shapes.ContainsKey(text.Substring(at, 2)) ? 2 : 1;
            if (!Shapes.TryGetValue(text.Substring(at, length), out var shapes))
            {
                joined.Append(text[at]);
                before = IsMark(text[at]) && before;
                at++;
                continue;
            }

            var next = at + length;
            while (next < text.Length && IsMark(text[next]))
            {
                next++;
            }

            var (isAfter, goesOn) = (before && shapes.Count > 1, shapes.Count == Joining && next < text.Length && HasEnd(text[next]));
            joined.Append(shapes[(isAfter ? 1 : 0) + (goesOn ? 2 : 0)]);
            before = goesOn;
            at += length;
        }

        return joined.ToString();
    }

    private static bool HasEnd(char letter) => Shapes.TryGetValue(letter.ToString(), out var shapes) && shapes.Count > 1;

    /// <summary>Vowel signs stand over a letter and do not part it from the next.</summary>
    private static bool IsMark(char character) => character is >= '\u064B' and <= '\u065F' or '\u0670';

    private static Dictionary<string, List<char>> Read()
    {
        var shapes = new Dictionary<string, List<char>>();
        foreach (var (first, last, longest) in new[] { ('\uFE80', '\uFEFC', 2), ('\uFB50', '\uFBFF', 1) })
        {
            for (var shape = first; shape <= last; shape++)
            {
                var plain = shape.ToString().Normalize(NormalizationForm.FormKC);
                if (plain.Length <= longest && plain.All(letter => letter is >= '\u0600' and <= '\u06FF'))
                {
                    shapes.TryAdd(plain, []);
                    shapes[plain].Add(shape);
                }
            }
        }

        return shapes;
    }
}
