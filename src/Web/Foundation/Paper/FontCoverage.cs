using System.Buffers.Binary;

namespace Visavis.Web.Foundation.Paper;

/// <summary>Which characters a TrueType font has a glyph for, read from its table <c>cmap</c> (format 4: the plane that names are written in).</summary>
internal sealed class FontCoverage
{
    private const int TablesAt = 12;
    private const int TableSize = 16;
    private const int EndsAt = 14;
    private readonly HashSet<int> characters = [];

    public bool Has(int codePoint) => characters.Contains(codePoint);

    /// <summary>Of no font at all: nothing.</summary>
    public static FontCoverage Read(ReadOnlySpan<byte> font)
    {
        var coverage = new FontCoverage();
        for (var table = 0; font.Length > 0 && table < Number(font, 4); table++)
        {
            var entry = font[(TablesAt + (table * TableSize))..];
            if (entry[..4].SequenceEqual("cmap"u8))
            {
                coverage.ReadMap(font[(int)BinaryPrimitives.ReadUInt32BigEndian(entry[8..])..]);
            }
        }

        return coverage;
    }

    private static int Number(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt16BigEndian(bytes[at..]);

    private void ReadMap(ReadOnlySpan<byte> map)
    {
        for (var table = 0; table < Number(map, 2); table++)
        {
            var part = map[(int)BinaryPrimitives.ReadUInt32BigEndian(map[(4 + (table * 8) + 4)..])..];
            if (Number(part, 0) == 4)
            {
                ReadSegments(part);
            }
        }
    }

    private void ReadSegments(ReadOnlySpan<byte> part)
    {
        var size = Number(part, 6);
        for (var segment = 0; segment < size; segment += 2)
        {
            var (end, start) = (Number(part, EndsAt + segment), Number(part, EndsAt + 2 + size + segment));
            var (delta, offsetAt) = (Number(part, EndsAt + 2 + (2 * size) + segment), EndsAt + 2 + (3 * size) + segment);
            var offset = Number(part, offsetAt);
            for (var character = start; character <= end && character < 0xFFFF; character++)
            {
                var glyph = offset == 0 ? character : Number(part, offsetAt + offset + (2 * (character - start)));
                if (glyph != 0 && ((glyph + delta) & 0xFFFF) != 0)
                {
                    characters.Add(character);
                }
            }
        }
    }
}
