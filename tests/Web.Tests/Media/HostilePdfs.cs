using System.Globalization;
using System.IO.Compression;
using System.Text;
using Visavis.TestSupport.Media;

namespace Visavis.Web.Tests.Media;

/// <summary>Documents that ask a careless reader for all the memory or time there is, by name.</summary>
internal static class HostilePdfs
{
    public static byte[] Named(string name) =>
        name switch
        {
            "pdf of a million objects" => OfManyObjects(),
            "pdf of nested arrays" => SamplePdf.Make($"<< /A {new string('[', 2_000_000)} >>"),
            "pdf whose pages contain each other" => SamplePdf.Make(
                "<< /Type /Pages /Kids [ 4 0 R 4 0 R ] /Parent 4 0 R /Count 2147483647 >>"
            ),
            "pdf that unpacks to a gigabyte" => SamplePdf.Make(Bomb()),
            _ => throw new ArgumentOutOfRangeException(nameof(name), name, "No such file."),
        };

    private static byte[] OfManyObjects()
    {
        var text = new StringBuilder(
            "%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\n"
        );
        for (var i = 3; i < 600_000; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{i} 0 obj\n<<>>\nendobj\n");
        }

        return Encoding.Latin1.GetBytes(text.Append("trailer\n<< /Root 1 0 R /Size 600000 >>\n%%EOF\n").ToString());
    }

    /// <summary>A gigabyte of blanks, packed twice.</summary>
    private static string Bomb()
    {
        var packed = Pack(Pack(new byte[1024 * 1024], times: 1000), times: 1);
        return $"<< /Type /ObjStm /N 1 /First 5 /Filter [ /FlateDecode /FlateDecode ] /Length {packed.Length} >>\nstream\n{Encoding.Latin1.GetString(packed)}\nendstream";
    }

    private static byte[] Pack(byte[] content, int times)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            for (var i = 0; i < times; i++)
            {
                zlib.Write(content);
            }
        }

        return packed.ToArray();
    }
}
