using System.Globalization;
using System.Text;

namespace Visavis.Web.Services.Sheets;

/// <summary>
/// A signature drawn on the screen: lines of points in a box of its own, written <c>x,y x,y;x,y x,y</c>. Only whole numbers are read from it, so that
/// nothing else ever reaches a page or a paper.
/// </summary>
public sealed record SheetStrokes(IReadOnlyList<IReadOnlyList<(int X, int Y)>> Lines)
{
    public const int Width = 600;
    public const int Height = 200;
    public const int Longest = 8000;

    /// <summary>Less than this across is a dot, not a signature.</summary>
    private const int Smallest = 40;
    private const int MostLines = 200;

    /// <summary>Null when it cannot be read, or nobody would take it for a signature.</summary>
    public static SheetStrokes? Read(string? text)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > Longest)
        {
            return null;
        }

        var lines = new List<IReadOnlyList<(int X, int Y)>>();
        foreach (var written in text.Split(';', StringSplitOptions.RemoveEmptyEntries))
        {
            var points = written.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(PointOf).ToList();
            if (points.Contains(null))
            {
                return null;
            }

            lines.Add([.. points.Select(point => point!.Value)]);
        }

        var all = lines.SelectMany(line => line).ToList();
        return
            lines.Count is > 0 and <= MostLines
            && all.Count > 2
            && Math.Max(all.Max(p => p.X) - all.Min(p => p.X), all.Max(p => p.Y) - all.Min(p => p.Y)) >= Smallest
            ? new SheetStrokes(lines)
            : null;
    }

    public override string ToString() =>
        string.Join(
            ';',
            Lines.Select(line => string.Join(' ', line.Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.X},{p.Y}"))))
        );

    /// <summary>As a picture with an address of its own, so that no markup has to be raw in a page.</summary>
    public string ToImage()
    {
        var path = new StringBuilder();
        foreach (var line in Lines)
        {
            for (var i = 0; i < line.Count; i++)
            {
                path.Append(CultureInfo.InvariantCulture, $"{(i == 0 ? 'M' : 'L')}{line[i].X} {line[i].Y}");
            }
        }

        var svg = string.Create(
            CultureInfo.InvariantCulture,
            $"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {Width} {Height}"><rect width="{Width}" height="{Height}" fill="#fff"/><path d="{path}" fill="none" stroke="#000" stroke-width="4" stroke-linecap="round" stroke-linejoin="round"/></svg>"""
        );
        return $"data:image/svg+xml;base64,{Convert.ToBase64String(Encoding.UTF8.GetBytes(svg))}";
    }

    private static (int X, int Y)? PointOf(string text) =>
        text.Split(',') is [var left, var top]
        && int.TryParse(left, NumberStyles.None, CultureInfo.InvariantCulture, out var x)
        && int.TryParse(top, NumberStyles.None, CultureInfo.InvariantCulture, out var y)
        && x <= Width
        && y <= Height
            ? (x, y)
            : null;
}
