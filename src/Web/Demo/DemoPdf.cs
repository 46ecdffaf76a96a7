using System.Globalization;
using System.Text;

namespace Visavis.Web.Demo;

/// <summary>Writes one page with lines of text, as the plainest PDF there is.</summary>
internal static class DemoPdf
{
    private const int LongestLine = 80;

    public static byte[] Write(IReadOnlyList<string> lines)
    {
        var text = new StringBuilder("BT /F1 20 Tf 60 770 Td 26 TL\n");
        for (var i = 0; i < lines.Count; i++)
        {
            text.Append(i == 1 ? "/F1 12 Tf 20 TL\n" : "").Append(CultureInfo.InvariantCulture, $"({Escape(lines[i])}) Tj T*\n");
        }

        text.Append("ET");
        string[] objects =
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
            $"<< /Length {text.Length} >>\nstream\n{text}\nendstream",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        ];
        var file = new StringBuilder("%PDF-1.4\n");
        var places = new StringBuilder();
        for (var i = 0; i < objects.Length; i++)
        {
            places.Append(CultureInfo.InvariantCulture, $"{file.Length:D10} 00000 n \n");
            file.Append(CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n{objects[i]}\nendobj\n");
        }

        var table = file.Length;
        file.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Length + 1}\n0000000000 65535 f \n{places}");
        file.Append(CultureInfo.InvariantCulture, $"trailer\n<< /Size {objects.Length + 1} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n");
        return Encoding.Latin1.GetBytes(file.ToString());
    }

    /// <summary>The font's own letters only; its typographic apostrophe is a plain one here.</summary>
    private static string Escape(string line)
    {
        var plain = line.Replace('’', '\'').Replace("œ", "oe", StringComparison.Ordinal).Replace("€", "euros", StringComparison.Ordinal);
        plain = plain.Length > LongestLine ? plain[..LongestLine] : plain;
        return string.Concat(
            plain.Select(c =>
                c is '(' or ')' or '\\' ? $"\\{c}"
                : c > 0xFF ? "?"
                : $"{c}"
            )
        );
    }
}
