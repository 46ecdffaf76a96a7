using System.Buffers.Binary;
using System.Numerics;

namespace Visavis.Web.Drawing;

/// <summary>Reads TrueType outlines (OpenType <c>glyf</c> table): points on and off quadratic curves, and glyphs made of others.</summary>
internal sealed class GlyphReader(byte[] table, Func<int, int> startOf)
{
    private const int HeaderBytes = 10;

    public Outline Read(int glyph)
    {
        var outline = new Outline();
        var at = startOf(glyph);
        if (startOf(glyph + 1) > at)
        {
            if (I16(at) >= 0)
            {
                ReadSimple(at, outline);
            }
            else
            {
                ReadComposite(at + HeaderBytes, outline);
            }
        }

        return outline;
    }

    private void ReadComposite(int at, Outline outline)
    {
        const int WordArguments = 0x1,
            ArgumentsAreOffsets = 0x2,
            OneScale = 0x8,
            MoreParts = 0x20,
            TwoScales = 0x40,
            FullMatrix = 0x80;
        int flags;
        do
        {
            flags = U16(at);
            var part = Read(U16(at + 2));
            at += 4;
            var words = (flags & WordArguments) != 0;
            var offset =
                (flags & ArgumentsAreOffsets) == 0 ? Vector2.Zero
                : words ? new Vector2(I16(at), I16(at + 2))
                : new Vector2((sbyte)table[at], (sbyte)table[at + 1]);
            at += words ? 4 : 2;
            var matrix = Matrix3x2.Identity;
            if ((flags & OneScale) != 0)
            {
                (matrix.M11, matrix.M22) = (F2Dot14(at), F2Dot14(at));
                at += 2;
            }
            else if ((flags & TwoScales) != 0)
            {
                (matrix.M11, matrix.M22) = (F2Dot14(at), F2Dot14(at + 2));
                at += 4;
            }
            else if ((flags & FullMatrix) != 0)
            {
                (matrix.M11, matrix.M12, matrix.M21, matrix.M22) = (F2Dot14(at), F2Dot14(at + 2), F2Dot14(at + 4), F2Dot14(at + 6));
                at += 8;
            }

            matrix.Translation = offset;
            outline.Add(part, matrix);
        } while ((flags & MoreParts) != 0);
    }

    private void ReadSimple(int at, Outline outline)
    {
        var ends = Enumerable.Range(0, I16(at)).Select(index => (int)U16(at + HeaderBytes + (2 * index))).ToList();
        var next = at + HeaderBytes + (2 * ends.Count);
        next += 2 + U16(next);
        var flags = ReadFlags(ends[^1] + 1, ref next);
        var xs = ReadCoordinates(flags, isShort: 0x2, isSame: 0x10, ref next);
        var ys = ReadCoordinates(flags, isShort: 0x4, isSame: 0x20, ref next);
        var from = 0;
        foreach (var end in ends)
        {
            Draw(
                [.. Enumerable.Range(from, end - from + 1).Select(index => (new Vector2(xs[index], ys[index]), (flags[index] & 1) == 1))],
                outline
            );
            from = end + 1;
        }
    }

    private byte[] ReadFlags(int count, ref int at)
    {
        const int Repeated = 0x8;
        var flags = new byte[count];
        for (var index = 0; index < count; )
        {
            var flag = table[at++];
            var times = (flag & Repeated) != 0 ? table[at++] + 1 : 1;
            Array.Fill(flags, flag, index, times);
            index += times;
        }

        return flags;
    }

    private int[] ReadCoordinates(byte[] flags, int isShort, int isSame, ref int at)
    {
        var values = new int[flags.Length];
        var value = 0;
        for (var index = 0; index < flags.Length; index++)
        {
            if ((flags[index] & isShort) != 0)
            {
                value += (flags[index] & isSame) != 0 ? table[at] : -table[at];
                at++;
            }
            else if ((flags[index] & isSame) == 0)
            {
                value += I16(at);
                at += 2;
            }

            values[index] = value;
        }

        return values;
    }

    /// <summary>Between two points off the curve lies one on it, half-way.</summary>
    private static void Draw(List<(Vector2 At, bool OnCurve)> points, Outline outline)
    {
        var first = points.FindIndex(point => point.OnCurve);
        var start = first >= 0 ? points[first].At : (points[0].At + points[^1].At) / 2;
        outline.MoveTo(start);
        Vector2? control = null;
        for (var step = 1; step <= points.Count; step++)
        {
            var (point, onCurve) = points[(Math.Max(first, 0) + step - (first < 0 ? 1 : 0)) % points.Count];
            if (control is { } last)
            {
                outline.QuadraticTo(last, onCurve ? point : (last + point) / 2);
            }
            else if (onCurve)
            {
                outline.LineTo(point);
            }

            control = onCurve ? null : point;
        }

        if (control is { } open)
        {
            outline.QuadraticTo(open, start);
        }
    }

    private float F2Dot14(int at) => I16(at) / 16384f;

    private short I16(int at) => BinaryPrimitives.ReadInt16BigEndian(table.AsSpan(at));

    private ushort U16(int at) => BinaryPrimitives.ReadUInt16BigEndian(table.AsSpan(at));
}
