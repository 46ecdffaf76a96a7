using System.Globalization;
using System.Numerics;

namespace Visavis.Web.Drawing;

/// <summary>Reads the path data of SVG (section 9.3); arcs are of circles, as in our drawings.</summary>
internal sealed class PathData
{
    private readonly string text;
    private readonly Outline outline = new();
    private int at;
    private Vector2 here;
    private Vector2 start;
    private Vector2? control;

    private PathData(string text) => this.text = text;

    public static Outline Read(string text)
    {
        var path = new PathData(text);
        path.Read();
        return path.outline;
    }

    private void Read()
    {
        var command = ' ';
        while (SkipBlanks())
        {
            if (char.IsLetter(text[at]))
            {
                command = text[at++];
            }
            else if (command is 'M' or 'm')
            {
                // Further pairs after a move are lines.
                command = command == 'M' ? 'L' : 'l';
            }

            Draw(command);
        }
    }

    private void Draw(char command)
    {
        var origin = char.IsLower(command) ? here : Vector2.Zero;
        switch (char.ToUpperInvariant(command))
        {
            case 'M':
                here = start = origin + Pair();
                outline.MoveTo(here);
                break;
            case 'L':
                Line(origin + Pair());
                break;
            case 'H':
                Line(new Vector2(origin.X + Number(), here.Y));
                break;
            case 'V':
                Line(new Vector2(here.X, origin.Y + Number()));
                break;
            case 'C':
                Cubic(origin + Pair(), origin + Pair(), origin + Pair());
                return;
            case 'S':
                Cubic(Reflected(), origin + Pair(), origin + Pair());
                return;
            case 'Q':
                Quadratic(origin + Pair(), origin + Pair());
                return;
            case 'T':
                Quadratic(Reflected(), origin + Pair());
                return;
            case 'A':
                Arc(RadiusOfCircle(), isLarge: Number() != 0, clockwise: Number() != 0, origin + Pair());
                break;
            case 'Z':
                outline.Close();
                here = start;
                break;
            default:
                throw new FormatException($"Path command '{command}' at {at} of '{text}'.");
        }

        control = null;
    }

    private void Line(Vector2 end)
    {
        outline.LineTo(end);
        here = end;
    }

    private void Cubic(Vector2 first, Vector2 second, Vector2 end)
    {
        outline.CubicTo(first, second, end);
        (control, here) = (second, end);
    }

    private void Quadratic(Vector2 middle, Vector2 end)
    {
        outline.QuadraticTo(middle, end);
        (control, here) = (middle, end);
    }

    /// <summary>From the end points to the centre, as in SVG's implementation notes (appendix B.2.4).</summary>
    private void Arc(float radius, bool isLarge, bool clockwise, Vector2 end)
    {
        const int Steps = 16;
        var half = (end - here) / 2;
        var size = MathF.Max(radius, half.Length());
        var across = new Vector2(-half.Y, half.X) * (MathF.Sqrt(MathF.Max(0, (size * size) - half.LengthSquared())) / half.Length());
        var center = here + half + (isLarge == clockwise ? -across : across);
        var (from, to) = (Angle(here), Angle(end));
        var turn = to - from;
        turn +=
            clockwise && turn < 0 ? 2 * MathF.PI
            : !clockwise && turn > 0 ? -2 * MathF.PI
            : 0;
        for (var step = 1; step <= Steps; step++)
        {
            var (sin, cos) = MathF.SinCos(from + (turn * step / Steps));
            outline.LineTo(center + (size * new Vector2(cos, sin)));
        }

        here = end;

        float Angle(Vector2 point) => MathF.Atan2(point.Y - center.Y, point.X - center.X);
    }

    private Vector2 Reflected() => control is { } last ? (2 * here) - last : here;

    private float RadiusOfCircle()
    {
        var radius = Number();
        Number();
        Number();
        return radius;
    }

    private Vector2 Pair() => new(Number(), Number());

    private float Number()
    {
        SkipBlanks();
        var from = at;
        if (at < text.Length && text[at] == '-')
        {
            at++;
        }

        var dotted = false;
        while (at < text.Length && (char.IsAsciiDigit(text[at]) || (text[at] == '.' && !dotted)))
        {
            dotted |= text[at] == '.';
            at++;
        }

        return float.Parse(text.AsSpan(from, at - from), NumberStyles.Float, CultureInfo.InvariantCulture);
    }

    private bool SkipBlanks()
    {
        while (at < text.Length && (char.IsWhiteSpace(text[at]) || text[at] == ','))
        {
            at++;
        }

        return at < text.Length;
    }
}
