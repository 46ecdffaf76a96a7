using System.Numerics;

namespace Visavis.Web.Drawing;

/// <summary>Writes the blocks of one component: cosine transform, rounding to the steps, and codes.</summary>
internal sealed class JpegBlockWriter
{
    private const int Side = 8;
    private const int Size = Side * Side;

    /// <summary>Sixteen zeros in a row.</summary>
    private const int LongRun = 0xF0;
    private const int EndOfBlock = 0;

    /// <summary>What the fast transform leaves to be divided by (Arai, Agui and Nakajima, 1988).</summary>
    private static readonly float[] Scale = [1, 1.387039845f, 1.306562965f, 1.175875602f, 1, 0.785694958f, 0.541196100f, 0.275899379f];

    private readonly (int Code, int Length)[] baseCodes;
    private readonly (int Code, int Length)[] detailCodes;
    private readonly float[] shares = new float[Size];
    private readonly int[] kept = new int[Size];
    private int before;

    public JpegBlockWriter(byte[] steps, byte[] baseTable, byte[] detailTable)
    {
        Steps = steps;
        (baseCodes, detailCodes) = (Codes(baseTable), Codes(detailTable));
        for (var i = 0; i < Size; i++)
        {
            shares[i] = 1 / (steps[i] * Scale[i / Side] * Scale[i % Side] * Side);
        }
    }

    public byte[] Steps { get; }

    /// <summary>The block is used up: its values are not what they were.</summary>
    public void Write(float[] block, JpegBits bits)
    {
        for (var row = 0; row < Size; row += Side)
        {
            Transform(block, row, 1);
        }

        for (var column = 0; column < Side; column++)
        {
            Transform(block, column, Side);
        }

        for (var i = 0; i < Size; i++)
        {
            var place = JpegTables.ZigZag[i];
            kept[i] = (int)MathF.Round(block[place] * shares[place]);
        }

        Write(baseCodes, 0, kept[0] - before, bits);
        before = kept[0];
        WriteDetail(bits);
    }

    private void WriteDetail(JpegBits bits)
    {
        var zeros = 0;
        for (var i = 1; i < Size; i++)
        {
            if (kept[i] == 0)
            {
                zeros++;
                continue;
            }

            for (; zeros >= 16; zeros -= 16)
            {
                bits.Write(detailCodes[LongRun].Code, detailCodes[LongRun].Length);
            }

            Write(detailCodes, zeros << 4, kept[i], bits);
            zeros = 0;
        }

        if (zeros > 0)
        {
            bits.Write(detailCodes[EndOfBlock].Code, detailCodes[EndOfBlock].Length);
        }
    }

    /// <summary>A code for how many bits the number has, then these bits; of a negative number, those of one less.</summary>
    private static void Write((int Code, int Length)[] codes, int kind, int value, JpegBits bits)
    {
        var length = 32 - BitOperations.LeadingZeroCount((uint)Math.Abs(value));
        var (code, codeLength) = codes[kind | length];
        bits.Write(code, codeLength);
        if (length > 0)
        {
            bits.Write((value < 0 ? value - 1 : value) & ((1 << length) - 1), length);
        }
    }

    private static (int Code, int Length)[] Codes(byte[] table)
    {
        const int lengths = 16;
        var codes = new (int Code, int Length)[256];
        var (code, at) = (0, lengths);
        for (var length = 1; length <= lengths; length++, code <<= 1)
        {
            for (var left = table[length - 1]; left > 0; left--)
            {
                codes[table[at++]] = (code++, length);
            }
        }

        return codes;
    }

    /// <summary>Eight values at this distance from each other, by five multiplications.</summary>
    private static void Transform(float[] d, int at, int step)
    {
        var (i1, i2, i3, i4) = (at + step, at + (2 * step), at + (3 * step), at + (4 * step));
        var (i5, i6, i7) = (at + (5 * step), at + (6 * step), at + (7 * step));
        var (s0, d0) = (d[at] + d[i7], d[at] - d[i7]);
        var (s1, d1) = (d[i1] + d[i6], d[i1] - d[i6]);
        var (s2, d2) = (d[i2] + d[i5], d[i2] - d[i5]);
        var (s3, d3) = (d[i3] + d[i4], d[i3] - d[i4]);

        var (outer, inner) = (s0 + s3, s1 + s2);
        (d[at], d[i4]) = (outer + inner, outer - inner);
        var turned = (s1 - s2 + s0 - s3) * 0.707106781f;
        (d[i2], d[i6]) = (s0 - s3 + turned, s0 - s3 - turned);

        var (low, high) = (d3 + d2, d1 + d0);
        var shared = (low - high) * 0.382683433f;
        var (z2, z4) = ((0.541196100f * low) + shared, (1.306562965f * high) + shared);
        var middle = (d2 + d1) * 0.707106781f;
        var (plus, minus) = (d0 + middle, d0 - middle);
        (d[i5], d[i3]) = (minus + z2, minus - z2);
        (d[i1], d[i7]) = (plus + z4, plus - z4);
    }
}
