using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using NetVips;

namespace Visavis.Web.Tests.Media;

/// <summary>Pictures with metadata that must not come through.</summary>
internal static class SamplePictures
{
    /// <summary>Stands for the place a photo was taken at.</summary>
    public const string Secret = "48.8584N-2.2945E";

    public static byte[] SecretBytes => Encoding.ASCII.GetBytes(Secret);

    private static ReadOnlySpan<byte> Signature => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>A directory of one entry, the orientation (Exif 2.32, 4.6), and something that tells of its owner.</summary>
    private static byte[] Exif(int orientation) =>
        [.. "MM\0*"u8, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)orientation, 0, 0, 0, 0, 0, 0, .. SecretBytes];

    /// <summary>A picture that really decodes: all grey.</summary>
    public static byte[] Png(int width = 120, int height = 90, int orientation = 1)
    {
        byte[] header = [.. Big(width), .. Big(height), 8, 0, 0, 0, 0];
        var rows = new MemoryStream();
        using (var packed = new ZLibStream(rows, CompressionLevel.Fastest, leaveOpen: true))
        {
            var row = new byte[width + 1];
            for (var y = 0; y < height; y++)
            {
                packed.Write(row);
            }
        }

        return
        [
            .. Signature,
            .. Chunk("IHDR"u8, header),
            .. Chunk("gAMA"u8, Big(45455)),
            .. Chunk("tEXt"u8, [.. "Comment\0"u8, .. SecretBytes]),
            .. Chunk("eXIf"u8, Exif(orientation)),
            .. Chunk("IDAT"u8, rows.ToArray()),
            .. Chunk("IEND"u8, []),
        ];
    }

    /// <summary>Only the header of a picture of that size: all a flood needs.</summary>
    public static byte[] PngHeader(int width, int height) =>
        [
            .. Signature,
            .. Chunk("IHDR"u8, [.. Big(width), .. Big(height), 8, 6, 0, 0, 0]),
            .. Chunk("IDAT"u8, [0x78, 0x9C, 0x03, 0x00, 0x00, 0x00, 0x00, 0x01]),
            .. Chunk("IEND"u8, []),
        ];

    public static byte[] Jpeg(int width = 120, int height = 90, int orientation = 1) =>
        Encoded(width, height, orientation, picture => picture.JpegsaveBuffer());

    public static byte[] WebP(int width = 120, int height = 90, int orientation = 1) =>
        Encoded(width, height, orientation, picture => picture.WebpsaveBuffer());

    public static byte[] Avif(int width = 120, int height = 90, int orientation = 1) =>
        Encoded(width, height, orientation, picture => picture.HeifsaveBuffer(compression: Enums.ForeignHeifCompression.Av1));

    public static byte[] AnimatedWebP()
    {
        using var frames = Grey(120, 90)
            .Join(Image.Black(120, 90, bands: 3), Enums.Direction.Vertical)
            .Mutate(picture => picture.Set(GValue.GIntType, "page-height", 90));
        return frames.WebpsaveBuffer();
    }

    /// <summary>A chunk of a PNG with its length, name and sum.</summary>
    public static byte[] Chunk(ReadOnlySpan<byte> name, ReadOnlySpan<byte> content)
    {
        byte[] named = [.. name, .. content];
        return [.. Big(content.Length), .. named, .. Big((int)Crc(named))];
    }

    private static byte[] Encoded(int width, int height, int orientation, Func<Image, byte[]> encode)
    {
        using var picture = Grey(width, height)
            .Mutate(p =>
            {
                p.Set(GValue.GStrType, "exif-ifd0-ImageDescription", Secret);
                p.Set(GValue.GIntType, "orientation", orientation);
            });
        return encode(picture);
    }

    private static Image Grey(int width, int height) => (Image.Black(width, height, bands: 3) + 128).Cast(Enums.BandFormat.Uchar);

    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = ~0u;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xEDB88320;
            }
        }

        return ~crc;
    }

    public static byte[] Big(int value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        return bytes;
    }
}
