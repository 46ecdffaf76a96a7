using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Visavis.Web.Media.Inspection;

namespace Visavis.Web.Tests.Media;

/// <summary>Pictures made byte by byte, well-formed as far as anybody looks before decoding, with metadata that must not come through.</summary>
internal static class SamplePictures
{
    /// <summary>Stands for the place a photo was taken at.</summary>
    public const string Secret = "48.8584N-2.2945E";

    public static byte[] SecretBytes => Encoding.ASCII.GetBytes(Secret);

    public static byte[] Exif(int orientation) => [.. ExifOrientation.Write(orientation), .. SecretBytes];

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
            .. PngReader.Signature,
            .. PngReader.Chunk("IHDR"u8, header),
            .. PngReader.Chunk("gAMA"u8, Big(45455)),
            .. PngReader.Chunk("tEXt"u8, [.. "Comment\0"u8, .. SecretBytes]),
            .. PngReader.Chunk("eXIf"u8, Exif(orientation)),
            .. PngReader.Chunk("IDAT"u8, rows.ToArray()),
            .. PngReader.Chunk("IEND"u8, []),
        ];
    }

    /// <summary>Only the header of a picture of that size: all a flood needs.</summary>
    public static byte[] PngHeader(int width, int height) =>
        [
            .. PngReader.Signature,
            .. PngReader.Chunk("IHDR"u8, [.. Big(width), .. Big(height), 8, 6, 0, 0, 0]),
            .. PngReader.Chunk("IDAT"u8, [0x78, 0x9C, 0x03, 0x00, 0x00, 0x00, 0x00, 0x01]),
            .. PngReader.Chunk("IEND"u8, []),
        ];

    public static byte[] Jpeg(int width = 120, int height = 90, int orientation = 1) =>
        [
            0xFF,
            0xD8,
            .. Segment(0xE0, [.. "JFIF\0"u8, 1, 2, 0, 0, 1, 0, 1, 0, 0]),
            .. Segment(0xE1, [.. "Exif\0\0"u8, .. Exif(orientation)]),
            .. Segment(0xE1, [.. "http://ns.adobe.com/xap/1.0/\0"u8, .. SecretBytes]),
            .. Segment(0xE2, [.. "ICC_PROFILE\0"u8, 1, 1, 7, 7, 7]),
            .. Segment(0xED, SecretBytes),
            .. Segment(0xFE, SecretBytes),
            .. Segment(0xDB, new byte[65]),
            .. Segment(0xC0, [8, (byte)(height >> 8), (byte)height, (byte)(width >> 8), (byte)width, 1, 1, 0x11, 0]),
            .. Segment(0xC4, new byte[20]),
            .. Segment(0xDA, [1, 1, 0, 0, 63, 0]),
            1,
            2,
            0xFF,
            0x00,
            3,
            0xFF,
            0xD0,
            4,
            0xFF,
            0xFF,
            0xD9,
        ];

    public static byte[] WebP(int width = 120, int height = 90, int orientation = 1, bool isAnimated = false) =>
        Riff(
            Chunk("VP8X", [(byte)(0x2C | (isAnimated ? 2 : 0)), 0, 0, 0, .. Little24(width - 1), .. Little24(height - 1)]),
            Chunk("ICCP", [7, 7, 7]),
            Lossless(width, height),
            Chunk("EXIF", Exif(orientation)),
            Chunk("XMP ", SecretBytes)
        );

    /// <summary>An extended header that says one size around a picture of another.</summary>
    public static byte[] LyingWebP() => Riff(Chunk("VP8X", [0, 0, 0, 0, .. Little24(119), .. Little24(89)]), Lossless(16_000, 16_000));

    public static byte[] Riff(params byte[][] chunks)
    {
        var body = chunks.SelectMany(chunk => chunk).ToArray();
        return [.. "RIFF"u8, .. Little(body.Length + 4), .. "WEBP"u8, .. body];
    }

    public static byte[] Chunk(string name, byte[] content) =>
        [.. Encoding.ASCII.GetBytes(name), .. Little(content.Length), .. content, .. new byte[content.Length & 1]];

    private static byte[] Lossless(int width, int height) => Chunk("VP8L", [0x2F, .. Little((width - 1) | ((height - 1) << 14)), 1, 2, 3]);

    private static byte[] Segment(byte marker, byte[] content) =>
        [0xFF, marker, (byte)((content.Length + 2) >> 8), (byte)(content.Length + 2), .. content];

    public static byte[] Big(int value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        return bytes;
    }

    private static byte[] Little(int value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, value);
        return bytes;
    }

    private static byte[] Little24(int value) => [(byte)value, (byte)(value >> 8), (byte)(value >> 16)];
}
