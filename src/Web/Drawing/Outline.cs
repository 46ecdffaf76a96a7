using System.Numerics;

namespace Visavis.Web.Drawing;

/// <summary>Shapes as contours of straight lines, in pixels; curves are flattened as they are added.</summary>
internal sealed class Outline
{
    private const int CurveSteps = 14;
    private const int RoundSteps = 48;
    private const int JoinSteps = 14;

    private readonly List<List<Vector2>> contours = [];

    public IReadOnlyList<IReadOnlyList<Vector2>> Contours => contours;

    private Vector2 Last => contours[^1][^1];

    public static Outline Ellipse(float x, float y, float radiusX, float radiusY)
    {
        var outline = new Outline();
        outline.AddRound(new Vector2(x, y), new Vector2(radiusX, radiusY), RoundSteps);
        return outline;
    }

    public static Outline Rectangle(float x, float y, float width, float height, float radius = 0)
    {
        var outline = new Outline();
        if (radius <= 0)
        {
            outline.contours.Add([new(x, y), new(x + width, y), new(x + width, y + height), new(x, y + height)]);
            return outline;
        }

        var r = MathF.Min(radius, MathF.Min(width, height) / 2);
        outline.MoveTo(new(x + r, y));
        outline.LineTo(new(x + width - r, y));
        outline.QuadraticTo(new(x + width, y), new(x + width, y + r));
        outline.LineTo(new(x + width, y + height - r));
        outline.QuadraticTo(new(x + width, y + height), new(x + width - r, y + height));
        outline.LineTo(new(x + r, y + height));
        outline.QuadraticTo(new(x, y + height), new(x, y + height - r));
        outline.LineTo(new(x, y + r));
        outline.QuadraticTo(new(x, y), new(x + r, y));
        return outline;
    }

    public void MoveTo(Vector2 point) => contours.Add([point]);

    public void LineTo(Vector2 point) => contours[^1].Add(point);

    public void QuadraticTo(Vector2 control, Vector2 end)
    {
        var start = Last;
        for (var step = 1; step <= CurveSteps; step++)
        {
            var t = step / (float)CurveSteps;
            LineTo(Vector2.Lerp(Vector2.Lerp(start, control, t), Vector2.Lerp(control, end, t), t));
        }
    }

    public void CubicTo(Vector2 first, Vector2 second, Vector2 end)
    {
        var start = Last;
        for (var step = 1; step <= CurveSteps; step++)
        {
            var t = step / (float)CurveSteps;
            var (a, b, c) = (Vector2.Lerp(start, first, t), Vector2.Lerp(first, second, t), Vector2.Lerp(second, end, t));
            LineTo(Vector2.Lerp(Vector2.Lerp(a, b, t), Vector2.Lerp(b, c, t), t));
        }
    }

    /// <summary>Ends the contour where it began.</summary>
    public void Close()
    {
        if (Last != contours[^1][0])
        {
            LineTo(contours[^1][0]);
        }
    }

    public void Add(Outline other, Matrix3x2 transform) =>
        contours.AddRange(other.contours.Select(contour => contour.ConvertAll(point => Vector2.Transform(point, transform))));

    public Outline Transform(Matrix3x2 transform)
    {
        var moved = new Outline();
        moved.Add(this, transform);
        return moved;
    }

    /// <summary>The area a pen of this width covers along the contours; ends and joins are round.</summary>
    public Outline Stroke(float width)
    {
        var area = new Outline();
        var half = width / 2;
        foreach (var contour in contours)
        {
            area.AddRound(contour[0], new Vector2(half), JoinSteps);
            foreach (var (from, to) in contour.Zip(contour.Skip(1)))
            {
                area.AddRound(to, new Vector2(half), JoinSteps);
                var along = to - from;
                if (along.LengthSquared() > 0)
                {
                    var side = Vector2.Normalize(new Vector2(-along.Y, along.X)) * half;

                    // Wound like the discs, so that where they overlap nothing cancels.
                    area.contours.Add([from - side, to - side, to + side, from + side]);
                }
            }
        }

        return area;
    }

    private void AddRound(Vector2 center, Vector2 radius, int steps) =>
        contours.Add([
            .. Enumerable
                .Range(0, steps)
                .Select(step => MathF.SinCos(2 * MathF.PI * step / steps))
                .Select(angle => center + (radius * new Vector2(angle.Cos, angle.Sin))),
        ]);
}
