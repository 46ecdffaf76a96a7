using System.Buffers.Binary;
using System.IO.Compression;
using System.Numerics;
using System.Text;

namespace Visavis.Web.Drawing;

/// <summary>The outlines of a font in a WOFF 1.0 file with TrueType glyphs (W3C WOFF 1.0; OpenType cmap format 4, glyf, loca, hmtx).</summary>
internal sealed class WoffFont
{
    private const int HeaderBytes = 44;
    private const int EntryBytes = 20;
    private const int MapFormat = 4;

    private readonly Dictionary<string, byte[]> tables = [];
    private readonly float unitsPerEm;
    private readonly bool longOffsets;
    private readonly int widthCount;
    private readonly Dictionary<int, int> glyphs;
    private readonly GlyphReader reader;

    public WoffFont(byte[] file)
    {
        for (var index = 0; index < U16(file, 12); index++)
        {
            var entry = file.AsSpan(HeaderBytes + (index * EntryBytes), EntryBytes);
            var (offset, packed, length) = (Int(entry[4..]), Int(entry[8..]), Int(entry[12..]));
            tables[Encoding.ASCII.GetString(entry[..4])] = Unpack(file.AsSpan(offset, packed).ToArray(), length);
        }

        unitsPerEm = U16(tables["head"], 18);
        longOffsets = U16(tables["head"], 50) == 1;
        widthCount = U16(tables["hhea"], 34);
        glyphs = ReadMap(tables["cmap"]);
        reader = new GlyphReader(tables["glyf"], GlyphStart);
    }

    public bool Has(Rune character) => glyphs.ContainsKey(character.Value);

    /// <summary>How far the pen moves, in ems.</summary>
    public float Advance(Rune character) =>
        U16(tables["hmtx"], Math.Min(glyphs.GetValueOrDefault(character.Value), widthCount - 1) * 4) / unitsPerEm;

    /// <summary>The glyph in ems, its origin on the base line, y downwards.</summary>
    public Outline Glyph(Rune character) =>
        reader.Read(glyphs.GetValueOrDefault(character.Value)).Transform(Matrix3x2.CreateScale(1 / unitsPerEm, -1 / unitsPerEm));

    private int GlyphStart(int glyph) => longOffsets ? Int(tables["loca"].AsSpan(glyph * 4)) : U16(tables["loca"], glyph * 2) * 2;

    private static byte[] Unpack(byte[] packed, int length)
    {
        if (packed.Length == length)
        {
            return packed;
        }

        var table = new byte[length];
        using var zlib = new ZLibStream(new MemoryStream(packed), CompressionMode.Decompress);
        zlib.ReadExactly(table);
        return table;
    }

    private static Dictionary<int, int> ReadMap(byte[] map)
    {
        for (var index = 0; index < U16(map, 2); index++)
        {
            var offset = Int(map.AsSpan(4 + (index * 8) + 4));
            if (U16(map, offset) == MapFormat)
            {
                return ReadSegments(map, offset);
            }
        }

        throw new InvalidDataException("The font has no character map of format 4.");
    }

    private static Dictionary<int, int> ReadSegments(byte[] map, int offset)
    {
        var found = new Dictionary<int, int>();
        var bytes = U16(map, offset + 6);
        var (ends, starts) = (offset + 14, offset + 16 + bytes);
        var (deltas, ranges) = (starts + bytes, starts + (2 * bytes));
        for (var segment = 0; segment < bytes; segment += 2)
        {
            var range = U16(map, ranges + segment);
            for (int code = U16(map, starts + segment); code <= U16(map, ends + segment) && code < 0xFFFF; code++)
            {
                var glyph = range == 0 ? code : U16(map, ranges + segment + range + (2 * (code - U16(map, starts + segment))));
                if (glyph != 0)
                {
                    found[code] = (ushort)(glyph + U16(map, deltas + segment));
                }
            }
        }

        return found;
    }

    private static ushort U16(byte[] data, int at) => BinaryPrimitives.ReadUInt16BigEndian(data.AsSpan(at));

    private static int Int(ReadOnlySpan<byte> data) => BinaryPrimitives.ReadInt32BigEndian(data);
}
