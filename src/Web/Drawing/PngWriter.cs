using System.Buffers.Binary;
using System.IO.Compression;

namespace Visavis.Web.Drawing;

/// <summary>Pictures as PNG files (RFC 2083: signature, then chunks of length, type, data and CRC).</summary>
internal static class PngWriter
{
    private const uint CrcPolynomial = 0xEDB88320;
    private const byte BitDepth = 8;
    private const byte Rgb = 2;
    private const byte FilterUp = 2;

    private static readonly byte[] Signature = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];
    private static readonly uint[] CrcTable = [.. Enumerable.Range(0, 256).Select(index => CrcOf((uint)index))];

    public static byte[] Write(Raster picture)
    {
        using var file = new MemoryStream();
        file.Write(Signature);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, picture.Width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), picture.Height);
        (header[8], header[9]) = (BitDepth, Rgb);
        WriteChunk(file, "IHDR"u8, header);
        WriteChunk(file, "IDAT"u8, Compress(picture));
        WriteChunk(file, "IEND"u8, []);
        return file.ToArray();
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

    private static void WriteChunk(MemoryStream file, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.Write(number);
        file.Write(type);
        file.Write(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, ~Crc(Crc(uint.MaxValue, type), data));
        file.Write(number);
    }

    private static uint Crc(uint crc, ReadOnlySpan<byte> data)
    {
        foreach (var value in data)
        {
            crc = CrcTable[(byte)(crc ^ value)] ^ (crc >> 8);
        }

        return crc;
    }

    private static uint CrcOf(uint value)
    {
        for (var bit = 0; bit < 8; bit++)
        {
            value = (value & 1) == 1 ? CrcPolynomial ^ (value >> 1) : value >> 1;
        }

        return value;
    }
}
