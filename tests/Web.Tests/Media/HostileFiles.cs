using System.Text;

namespace Visavis.Web.Tests.Media;

/// <summary>Files nobody means well with, by name.</summary>
internal static class HostileFiles
{
    public static byte[] Named(string name) =>
        name switch
        {
            "svg" => Text("<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>"),
            "svg with a prologue" => Text("<?xml version=\"1.0\"?><!-- a drawing --><SVG xmlns=\"http://www.w3.org/2000/svg\"/>"),
            "gif" => Text("GIF89a\u0001\0\u0001\0"),
            "html" => Text("<!doctype html><script>alert(1)</script>"),
            "zip" => Text("PK\u0003\u0004 photos.zip"),
            "pdf" => Text("%PDF-1.7\n%%EOF"),
            "heic" => Box("ftyp", Text("heic"), new byte[4], Text("mif1"), Text("heic")),
            "mp4" => Box("ftyp", Text("isom"), new byte[4], Text("mp42")),
            "avif sequence" => Box("ftyp", Text("avis"), new byte[4], Text("avif"), Text("avis")),
            "animated webp" => SamplePictures.AnimatedWebP(),
            "nothing" => [],
            "11 megabytes" => [.. SamplePictures.Png(), .. new byte[11 * 1024 * 1024]],
            "png flood" => SamplePictures.PngHeader(50_000, 50_000),
            "png long as a river" => SamplePictures.PngHeader(13_000, 64),
            "jpeg flood" => JpegOf(60_000, 60_000),
            "icon" => SamplePictures.Png(32, 32),
            "png with a wrong sum" => WithLast(SamplePictures.Png(), 20),
            "png with an unknown critical chunk" => WithUnknownChunk(),
            "jpeg of a thousand scans" => OfManyScans(),
            "jpeg of a million segments" => OfManySegments(),
            "png of a million chunks" => OfManyChunks(),
            "avif of a million properties" => OfManyProperties(),
            "jpeg without a frame" => [0xFF, 0xD8, 0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0, 1, 2, 0xFF, 0xD9],
            _ => throw new ArgumentOutOfRangeException(nameof(name), name, "No such file."),
        };

    private static byte[] WithLast(byte[] picture, int fromEnd)
    {
        picture[^fromEnd] ^= 1;
        return picture;
    }

    private static byte[] WithUnknownChunk()
    {
        var picture = SamplePictures.PngHeader(100, 100);
        var end = picture.Length - 12;
        return [.. picture[..end], .. SamplePictures.Chunk("EVIL"u8, [1]), .. picture[end..]];
    }

    /// <summary>A progressive picture whose scans say the same again and again.</summary>
    private static byte[] OfManyScans()
    {
        var picture = JpegOf(8000, 6000, progressive: true);
        byte[] scan = [0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 0, 0, 0x3F];
        return [.. picture[..^2], .. Enumerable.Repeat(scan, 3000).SelectMany(s => s), .. picture[^2..]];
    }

    private static byte[] OfManySegments()
    {
        var picture = SamplePictures.Jpeg();
        byte[] segment = [0xFF, 0xE9, 0, 2];
        return [.. picture[..2], .. Enumerable.Repeat(segment, 1_000_000).SelectMany(s => s), .. picture[2..]];
    }

    private static byte[] OfManyChunks()
    {
        var picture = SamplePictures.Png();
        var chunk = SamplePictures.Chunk("tEXt"u8, "a\0b"u8);
        return [.. picture[..33], .. Enumerable.Repeat(chunk, 500_000).SelectMany(c => c), .. picture[33..]];
    }

    /// <summary>One box of properties that are all alike: each asks a careless reader for memory.</summary>
    private static byte[] OfManyProperties()
    {
        var property = Box("irot", [0]);
        var many = Enumerable.Repeat(property, 800_000).SelectMany(p => p).ToArray();
        return
        [
            .. Box("ftyp", Text("avif"), new byte[4], Text("mif1"), Text("avif")),
            .. Box("meta", new byte[4], Box("hdlr", new byte[8], Text("pict"), new byte[13]), Box("iprp", Box("ipco", many))),
        ];
    }

    private static byte[] JpegOf(int width, int height, bool progressive = false) =>
        [
            0xFF,
            0xD8,
            .. Segment(
                0xDB,
                new byte[65]
                    .Select((_, i) => (byte)(i == 0 ? 0 : 1))
                    .ToArray()
            ),
            .. Segment(
                progressive ? (byte)0xC2 : (byte)0xC0,
                [8, (byte)(height >> 8), (byte)height, (byte)(width >> 8), (byte)width, 1, 1, 0x11, 0]
            ),
            .. Segment(0xC4, [0, 1, .. new byte[15], 0]),
            .. Segment(0xDA, progressive ? [1, 1, 0, 0, 0, 0] : [1, 1, 0, 0, 63, 0]),
            1,
            2,
            0xFF,
            0xD9,
        ];

    private static byte[] Segment(byte marker, byte[] content) =>
        [0xFF, marker, (byte)((content.Length + 2) >> 8), (byte)(content.Length + 2), .. content];

    private static byte[] Box(string name, params byte[][] parts)
    {
        var body = parts.SelectMany(part => part).ToArray();
        return [.. SamplePictures.Big(body.Length + 8), .. Text(name), .. body];
    }

    private static byte[] Text(string text) => Encoding.Latin1.GetBytes(text);
}
