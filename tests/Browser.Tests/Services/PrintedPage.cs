using System.Diagnostics;
using System.Globalization;
using System.Text;
using ZXing;
using ZXing.Common;
using ZXing.Multi.QrCode;

namespace Visavis.Browser.Tests.Services;

/// <summary>A PDF as somebody holds it in their hands: a picture, whose codes are read by another program than the one that drew them.</summary>
internal sealed record PrintedPage(int Width, int Height, byte[] Grey)
{
    private const int Dark = 128;

    /// <summary>How much of the paper has ink, from 0 to 1.</summary>
    public double Ink => Grey.Count(pixel => pixel < Dark) / (double)Grey.Length;

    /// <summary>What the codes on it say, one for each code.</summary>
    public IReadOnlyList<string> Codes()
    {
        var light = new RGBLuminanceSource(Grey, Width, Height, RGBLuminanceSource.BitmapFormat.Gray8);
        var found = new QRCodeMultiReader().decodeMultiple(
            new BinaryBitmap(new HybridBinarizer(light)),
            new Dictionary<DecodeHintType, object> { [DecodeHintType.TRY_HARDER] = true }
        );
        return [.. (found ?? []).Select(code => code.Text)];
    }

    /// <summary>Every page, printed with 150 dots an inch.</summary>
    public static async Task<IReadOnlyList<PrintedPage>> OfAsync(byte[] pdf)
    {
        var folder = System.IO.Directory.CreateTempSubdirectory("visavis-print-");
        try
        {
            var file = Path.Combine(folder.FullName, "paper.pdf");
            await File.WriteAllBytesAsync(file, pdf);
            using var process = Process.Start(
                new ProcessStartInfo("pdftoppm", ["-gray", "-r", "150", file, Path.Combine(folder.FullName, "page")])
            )!;
            await process.WaitForExitAsync();
            Assert.Equal(0, process.ExitCode);
            return [.. folder.GetFiles("page*.pgm").OrderBy(page => page.Name, StringComparer.Ordinal).Select(page => Read(page.FullName))];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>"P5", width, height and the value of white, then one byte for each dot.</summary>
    private static PrintedPage Read(string path)
    {
        var bytes = File.ReadAllBytes(path);
        var (words, at) = (new List<string>(), 0);
        while (words.Count < 4)
        {
            var word = new StringBuilder();
            while (!char.IsWhiteSpace((char)bytes[at]))
            {
                word.Append((char)bytes[at++]);
            }

            at++;
            words.Add(word.ToString());
        }

        return new PrintedPage(
            int.Parse(words[1], CultureInfo.InvariantCulture),
            int.Parse(words[2], CultureInfo.InvariantCulture),
            bytes[at..]
        );
    }
}
