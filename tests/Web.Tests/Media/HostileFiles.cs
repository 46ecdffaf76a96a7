using System.Text;
using Visavis.Web.Media.Inspection;

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
            "heic" => SampleAvif.Make(brand: "heic"),
            "mp4" => SampleAvif.Box("ftyp", Text("isom"), new byte[4], Text("mp42")),
            "avif sequence" => SampleAvif.Box("ftyp", Text("avis"), new byte[4], Text("avif"), Text("avis")),
            "animated webp" => SamplePictures.WebP(isAnimated: true),
            "nothing" => [],
            "11 megabytes" => [.. SamplePictures.Png(), .. new byte[11 * 1024 * 1024]],
            "png flood" => SamplePictures.PngHeader(50_000, 50_000),
            "png long as a river" => SamplePictures.PngHeader(13_000, 64),
            "jpeg flood" => SamplePictures.Jpeg(60_000, 60_000),
            "webp that lies" => SamplePictures.LyingWebP(),
            "webp flood" => SamplePictures.WebP(16_000, 16_000),
            "avif flood" => SampleAvif.Make(50_000, 50_000),
            "avif that lies" => SampleAvif.Make(codedWidth: 60_000),
            "icon" => SamplePictures.Png(32, 32),
            "png with a wrong sum" => WithLast(SamplePictures.Png(), 20),
            "png with an unknown critical chunk" => WithUnknownChunk(),
            "jpeg of a thousand scans" => OfManyScans(),
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
        return [.. picture[..end], .. PngReader.Chunk("EVIL"u8, [1]), .. picture[end..]];
    }

    private static byte[] OfManyScans()
    {
        var picture = SamplePictures.Jpeg();
        byte[] scan = [0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0, 1];
        return [.. picture[..^2], .. Enumerable.Repeat(scan, 1000).SelectMany(s => s), .. picture[^2..]];
    }

    private static byte[] Text(string text) => Encoding.Latin1.GetBytes(text);
}
