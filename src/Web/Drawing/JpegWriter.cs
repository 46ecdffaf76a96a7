using System.Buffers.Binary;

namespace Visavis.Web.Drawing;

/// <summary>
/// Pictures as baseline JPEG files (ITU-T T.81), colour at half the resolution of light: a tenth of the PNG for what looks like a photo.
/// </summary>
internal static class JpegWriter
{
    private const int BlockSide = 8;
    private const int UnitSide = 16;

    /// <param name="quality">From 1, coarse, to 100; the scale that cameras and programs know.</param>
    public static byte[] Write(Raster picture, int quality)
    {
        var light = new JpegBlockWriter(Steps(JpegTables.LightSteps, quality), JpegTables.LightBase, JpegTables.LightDetail);
        var blue = new JpegBlockWriter(Steps(JpegTables.ColourSteps, quality), JpegTables.ColourBase, JpegTables.ColourDetail);
        var red = new JpegBlockWriter(blue.Steps, JpegTables.ColourBase, JpegTables.ColourDetail);
        var bits = new JpegBits();
        var unit = new Unit();
        for (var top = 0; top < picture.Height; top += UnitSide)
        {
            for (var left = 0; left < picture.Width; left += UnitSide)
            {
                unit.Read(picture, left, top);
                foreach (var block in unit.Light)
                {
                    light.Write(block, bits);
                }

                blue.Write(unit.Blue, bits);
                red.Write(unit.Red, bits);
            }
        }

        return
        [
            0xFF,
            0xD8,
            .. Segment(0xE0, [.. "JFIF\0"u8, 1, 2, 0, 0, 1, 0, 1, 0, 0]),
            .. Segment(0xDB, [0, .. ZigZag(light.Steps), 1, .. ZigZag(blue.Steps)]),
            .. Segment(0xC0, Frame(picture)),
            .. Segment(0xC4, [0x00, .. JpegTables.LightBase, 0x10, .. JpegTables.LightDetail]),
            .. Segment(0xC4, [0x01, .. JpegTables.ColourBase, 0x11, .. JpegTables.ColourDetail]),
            .. Segment(0xDA, [3, 1, 0x00, 2, 0x11, 3, 0x11, 0, 63, 0]),
            .. bits.End(),
            0xFF,
            0xD9,
        ];
    }

    private static byte[] Segment(byte marker, ReadOnlySpan<byte> content)
    {
        var segment = new byte[content.Length + 4];
        (segment[0], segment[1]) = (0xFF, marker);
        BinaryPrimitives.WriteUInt16BigEndian(segment.AsSpan(2), (ushort)(content.Length + 2));
        content.CopyTo(segment.AsSpan(4));
        return segment;
    }

    /// <summary>Eight bits; light twice as fine as the two colours, which share their tables.</summary>
    private static byte[] Frame(Raster picture) =>
        [
            8,
            (byte)(picture.Height >> 8),
            (byte)picture.Height,
            (byte)(picture.Width >> 8),
            (byte)picture.Width,
            3,
            .. (ReadOnlySpan<byte>)[1, 0x22, 0],
            .. (ReadOnlySpan<byte>)[2, 0x11, 1],
            .. (ReadOnlySpan<byte>)[3, 0x11, 1],
        ];

    private static byte[] Steps(byte[] table, int quality)
    {
        var scale = quality < 50 ? 5000 / quality : 200 - (quality * 2);
        return [.. table.Select(step => (byte)Math.Clamp(((step * scale) + 50) / 100, 1, byte.MaxValue))];
    }

    private static IEnumerable<byte> ZigZag(byte[] steps) => JpegTables.ZigZag.Select(place => steps[place]);

    /// <summary>Sixteen by sixteen pixels: four blocks of light and one of each colour.</summary>
    private sealed class Unit
    {
        public float[][] Light { get; } = [.. Enumerable.Range(0, 4).Select(_ => new float[BlockSide * BlockSide])];

        public float[] Blue { get; } = new float[BlockSide * BlockSide];

        public float[] Red { get; } = new float[BlockSide * BlockSide];

        /// <summary>Beyond the edge the last pixels go on.</summary>
        public void Read(Raster picture, int left, int top)
        {
            Array.Clear(Blue);
            Array.Clear(Red);
            for (var y = 0; y < UnitSide; y++)
            {
                var row = Math.Min(top + y, picture.Height - 1) * picture.Width;
                for (var x = 0; x < UnitSide; x++)
                {
                    var at = (row + Math.Min(left + x, picture.Width - 1)) * Raster.BytesPerPixel;
                    float r = picture.Pixels[at];
                    float g = picture.Pixels[at + 1];
                    float b = picture.Pixels[at + 2];
                    var place = (y % BlockSide * BlockSide) + (x % BlockSide);
                    Light[(y / BlockSide * 2) + (x / BlockSide)][place] = (0.299f * r) + (0.587f * g) + (0.114f * b) - 128;
                    var quarter = (y / 2 * BlockSide) + (x / 2);
                    Blue[quarter] += ((-0.168736f * r) - (0.331264f * g) + (0.5f * b)) / 4;
                    Red[quarter] += ((0.5f * r) - (0.418688f * g) - (0.081312f * b)) / 4;
                }
            }
        }
    }
}
