using System.Numerics;

namespace Visavis.Web.Drawing;

/// <summary>A picture of 8-bit RGB pixels, onto which outlines are filled with smooth edges.</summary>
internal sealed class Raster(int width, int height)
{
    public const int BytesPerPixel = 3;

    private const int LinesPerPixel = 4;

    public int Width => width;

    public int Height => height;

    /// <summary>Rows from the top; red, green, blue.</summary>
    public byte[] Pixels { get; } = new byte[width * height * BytesPerPixel];

    /// <param name="pixel">The colour 0xRRGGBB at a place.</param>
    public static Raster Of(int width, int height, Func<int, int, int> pixel)
    {
        var picture = new Raster(width, height);
        for (var index = 0; index < width * height; index++)
        {
            var color = pixel(index % width, index / width);
            var at = index * BytesPerPixel;
            picture.Pixels[at] = (byte)(color >> 16);
            picture.Pixels[at + 1] = (byte)(color >> 8);
            picture.Pixels[at + 2] = (byte)color;
        }

        return picture;
    }

    public void Fill(Outline outline, Ink ink, bool evenOdd = false) =>
        Cover(
            outline,
            evenOdd,
            (x, y, coverage) => Blend(((y * width) + x) * BytesPerPixel, ink.Red, ink.Green, ink.Blue, coverage * ink.Opacity)
        );

    /// <summary>Draws a picture with its corner at the point, as far as <paramref name="within"/> lets it be seen.</summary>
    public void Draw(Raster picture, int left, int top, Outline within) =>
        Cover(
            within,
            evenOdd: false,
            (x, y, coverage) =>
            {
                if (x >= left && y >= top && x < left + picture.Width && y < top + picture.Height)
                {
                    var source = (((y - top) * picture.Width) + x - left) * BytesPerPixel;
                    var pixels = picture.Pixels;
                    Blend(((y * width) + x) * BytesPerPixel, pixels[source], pixels[source + 1], pixels[source + 2], coverage);
                }
            }
        );

    private void Blend(int at, byte red, byte green, byte blue, float share)
    {
        Pixels[at] = Mix(Pixels[at], red, share);
        Pixels[at + 1] = Mix(Pixels[at + 1], green, share);
        Pixels[at + 2] = Mix(Pixels[at + 2], blue, share);
    }

    private static byte Mix(byte under, byte over, float share) => (byte)(under + ((over - under) * share) + 0.5f);

    /// <summary>Tells, for every pixel the outline touches, how much of it lies inside: exact across, in four lines down.</summary>
    private void Cover(Outline outline, bool evenOdd, Action<int, int, float> paint)
    {
        var edges = Edges(outline);
        if (edges.Count == 0)
        {
            return;
        }

        var top = Math.Max(0, (int)MathF.Floor(edges.Min(edge => MathF.Min(edge.From.Y, edge.To.Y))));
        var bottom = Math.Min(height - 1, (int)MathF.Ceiling(edges.Max(edge => MathF.Max(edge.From.Y, edge.To.Y))));
        var crossings = new List<(float X, int Direction)>();
        var row = new float[width];
        for (var y = top; y <= bottom; y++)
        {
            Array.Clear(row);
            for (var line = 0; line < LinesPerPixel; line++)
            {
                Cross(edges, y + ((line + 0.5f) / LinesPerPixel), crossings);
                AddSpans(crossings, evenOdd, row);
            }

            for (var x = 0; x < width; x++)
            {
                if (row[x] > 0)
                {
                    paint(x, y, MathF.Min(1, row[x]));
                }
            }
        }
    }

    private static List<(Vector2 From, Vector2 To)> Edges(Outline outline)
    {
        var edges = new List<(Vector2 From, Vector2 To)>();
        foreach (var contour in outline.Contours)
        {
            for (var index = 0; index < contour.Count; index++)
            {
                var (from, to) = (contour[index], contour[(index + 1) % contour.Count]);
                if (from.Y != to.Y)
                {
                    edges.Add((from, to));
                }
            }
        }

        return edges;
    }

    private static void Cross(List<(Vector2 From, Vector2 To)> edges, float y, List<(float X, int Direction)> crossings)
    {
        crossings.Clear();
        foreach (var (from, to) in edges)
        {
            if (from.Y <= y != to.Y <= y)
            {
                crossings.Add((from.X + ((y - from.Y) / (to.Y - from.Y) * (to.X - from.X)), from.Y < to.Y ? 1 : -1));
            }
        }

        crossings.Sort((one, other) => one.X.CompareTo(other.X));
    }

    private void AddSpans(List<(float X, int Direction)> crossings, bool evenOdd, float[] row)
    {
        var winding = 0;
        for (var index = 0; index + 1 < crossings.Count; index++)
        {
            winding += crossings[index].Direction;
            if (evenOdd ? index % 2 == 0 : winding != 0)
            {
                AddSpan(row, MathF.Max(0, crossings[index].X), MathF.Min(width, crossings[index + 1].X));
            }
        }
    }

    private static void AddSpan(float[] row, float from, float to)
    {
        const float Share = 1f / LinesPerPixel;
        for (var x = (int)from; x < to; x++)
        {
            row[x] += Share * (MathF.Min(to, x + 1) - MathF.Max(from, x));
        }
    }
}
