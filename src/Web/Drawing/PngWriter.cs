using System.Buffers.Binary;
using System.IO.Compression;

namespace Visavis.Web.Drawing;

/// <summary>Pictures as PNG files (RFC 2083: signature, then chunks of length, type, data and CRC).</summary>
internal static class PngWriter
{
    private const byte BitDepth = 8;
    private const byte Rgb = 2;
    private const byte FilterUp = 2;

    public static byte[] Write(Raster picture)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, picture.Width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), picture.Height);
        (header[8], header[9]) = (BitDepth, Rgb);
        return [.. Signature, .. Chunk("IHDR"u8, header), .. Chunk("IDAT"u8, Compress(picture)), .. Chunk("IEND"u8, [])];
    }

    private static ReadOnlySpan<byte> Signature => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    private static byte[] Chunk(ReadOnlySpan<byte> name, ReadOnlySpan<byte> content)
    {
        var chunk = new byte[content.Length + 12];
        BinaryPrimitives.WriteInt32BigEndian(chunk, content.Length);
        name.CopyTo(chunk.AsSpan(4));
        content.CopyTo(chunk.AsSpan(8));
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(8 + content.Length), Crc32.Of(chunk.AsSpan(4, 4 + content.Length)));
        return chunk;
    }

    private static byte[] Compress(Raster picture)
    {
        using var data = new MemoryStream();
        using (var zlib = new ZLibStream(data, CompressionLevel.Optimal))
        {
            var length = picture.Width * Raster.BytesPerPixel;
            var line = new byte[length];
            for (var y = 0; y < picture.Height; y++)
            {
                var row = picture.Pixels.AsSpan(y * length, length);
                for (var index = 0; index < length; index++)
                {
                    line[index] = (byte)(row[index] - (y == 0 ? 0 : picture.Pixels[((y - 1) * length) + index]));
                }

                zlib.WriteByte(FilterUp);
                zlib.Write(line);
            }
        }

        return data.ToArray();
    }
}
