using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Visavis.TestSupport;
using Visavis.Web.Media;
using Visavis.Web.Media.Inspection;
using Visavis.Web.Media.Isolation;

namespace Visavis.Web.Tests.Media;

/// <summary>A hostile file costs a child, never the site: what each does to the memory of this process is printed.</summary>
[Collection(typeof(MeasuredAlone))]
[Trait(Tiers.Trait, Tiers.Slow)]
public sealed class HostileUploadTests(ITestOutputHelper output)
{
    private const long Little = 64 * 1024 * 1024;

    /// <summary>Above the five seconds that an upload may cost, because the machine is shared; a flood that nobody stops takes minutes.</summary>
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(20);

    [Theory]
    [InlineData("png flood")]
    [InlineData("jpeg flood")]
    [InlineData("jpeg of a thousand scans")]
    [InlineData("jpeg of a million segments")]
    [InlineData("png of a million chunks")]
    [InlineData("avif of a million properties")]
    public async Task A_flood_is_answered_and_takes_no_memory_of_the_site(string name)
    {
        var limits = Options.Create(new MediaOptions());
        using var isolated = new IsolatedWork(TimeProvider.System, NullLogger<IsolatedWork>.Instance);
        var file = HostileFiles.Named(name);
        Assert.InRange(file.Length, 1, limits.Value.PhotoBytes);
        var before = Environment.WorkingSet;
        var watch = Stopwatch.StartNew();

        for (var round = 0; round < 2; round++)
        {
            using var content = new MemoryStream(file);
            try
            {
                new PhotoInspector(limits).Inspect(content);
                await using var decoded = await new PhotoDecoder(limits, isolated).DecodeAsync(
                    content,
                    TestContext.Current.CancellationToken
                );
            }
            catch (UploadRefusedException)
            {
                // As it may; a picture behind a million empty segments may also be taken, when reading it is cheap.
            }
        }

        Tell(name, file.Length, before, watch.Elapsed / 2);
    }

    [Theory]
    [InlineData("pdf of a million objects")]
    [InlineData("pdf of nested arrays")]
    [InlineData("pdf whose pages contain each other")]
    [InlineData("pdf that unpacks to a gigabyte")]
    public async Task A_flood_of_pdf_objects_is_answered_and_takes_no_memory_of_the_site(string name)
    {
        var options = Options.Create(new MediaOptions());
        using var isolated = new IsolatedWork(TimeProvider.System, NullLogger<IsolatedWork>.Instance);
        var file = HostilePdfs.Named(name);
        Assert.InRange(file.Length, 1, options.Value.DocumentBytes);
        var before = Environment.WorkingSet;
        var watch = Stopwatch.StartNew();

        using var content = new MemoryStream(file);
        var refused = await Record.ExceptionAsync(() =>
            new PdfInspector(options, isolated).InspectAsync(content, TestContext.Current.CancellationToken)
        );

        Assert.True(refused is null or UploadRefusedException, refused?.ToString());
        Tell(name, file.Length, before, watch.Elapsed);
    }

    private void Tell(string name, long bytes, long before, TimeSpan took)
    {
        var grown = Environment.WorkingSet - before;
        output.WriteLine($"{name}: {bytes / 1024} KB, {took.TotalMilliseconds:0} ms, resident memory {grown / 1024:+#;-#;0} KB");
        Assert.InRange(grown, long.MinValue, Little);
        Assert.InRange(took, TimeSpan.Zero, Long);
    }
}
