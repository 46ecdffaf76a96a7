using System.IO.Compression;
using Visavis.Web.Media.Inspection;

namespace Visavis.Web.Demo;

/// <summary>Writes a picture of solid pixels as PNG.</summary>
internal static class DemoPng
{
    private const int BytesPerPixel = 3;

    /// <summary>What the row is less the row above: soft gradients pack into little.</summary>
    private const byte DifferenceToAbove = 2;

    /// <param name="pixel">The colour 0xRRGGBB at a place.</param>
    public static byte[] Write(int width, int height, Func<int, int, int> pixel)
    {
        var rows = new MemoryStream();
        using (var packed = new ZLibStream(rows, CompressionLevel.Fastest, leaveOpen: true))
        {
            var (above, row, difference) = (
                new byte[width * BytesPerPixel],
                new byte[width * BytesPerPixel],
                new byte[width * BytesPerPixel]
            );
            for (var y = 0; y < height; y++)
            {
                for (var x = 0; x < width; x++)
                {
                    var colour = pixel(x, y);
                    row[x * BytesPerPixel] = (byte)(colour >> 16);
                    row[(x * BytesPerPixel) + 1] = (byte)(colour >> 8);
                    row[(x * BytesPerPixel) + 2] = (byte)colour;
                }

                for (var i = 0; i < row.Length; i++)
                {
                    difference[i] = (byte)(row[i] - above[i]);
                }

                packed.WriteByte(DifferenceToAbove);
                packed.Write(difference);
                (above, row) = (row, above);
            }
        }

        byte[] header = [.. Number(width), .. Number(height), 8, 2, 0, 0, 0];
        return
        [
            .. PngReader.Signature,
            .. PngReader.Chunk("IHDR"u8, header),
            .. PngReader.Chunk("IDAT"u8, rows.ToArray()),
            .. PngReader.Chunk("IEND"u8, []),
        ];
    }

    private static byte[] Number(int value) => [(byte)(value >> 24), (byte)(value >> 16), (byte)(value >> 8), (byte)value];
}
