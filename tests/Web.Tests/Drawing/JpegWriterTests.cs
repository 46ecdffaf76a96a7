using System.Diagnostics;
using Visavis.TestSupport;
using Visavis.Web.Drawing;

namespace Visavis.Web.Tests.Drawing;

public sealed class JpegWriterTests
{
    [Theory]
    [InlineData(96, 64)]
    [InlineData(65, 67)]
    public async Task A_picture_comes_out_of_another_decoder_nearly_as_it_was_drawn(int width, int height)
    {
        var drawn = Raster.Of(width, height, (x, y) => ((x * 255 / width) << 16) | ((y * 255 / height) << 8) | (255 - ((x + y) % 64)));

        var shown = await DecodeAsync(JpegWriter.Write(drawn, 90));

        Assert.Equal(drawn.Pixels.Length, shown.Length);
        var differences = drawn.Pixels.Zip(shown, (one, other) => Math.Abs(one - other)).ToList();
        Assert.True(differences.Average() < 6, $"{differences.Average()}");
    }

    /// <summary>By the program that makes thumbnails, into rows of red, green and blue behind a short header.</summary>
    private static async Task<byte[]> DecodeAsync(byte[] jpeg)
    {
        using var folder = new TemporaryFolder();
        var (source, target) = (Path.Combine(folder.FullPath, "a.jpg"), Path.Combine(folder.FullPath, "a.ppm"));
        await File.WriteAllBytesAsync(source, jpeg, TestContext.Current.CancellationToken);
        using var process = Process.Start("vipsthumbnail", [source, "--size", "5000x5000>", "-o", target]);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, process.ExitCode);
        var file = await File.ReadAllBytesAsync(target, TestContext.Current.CancellationToken);
        var header = "255\n"u8;
        return file[(file.AsSpan().IndexOf(header) + header.Length)..];
    }
}
