using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Visavis.Web.Media;
using Visavis.Web.Media.Inspection;
using Visavis.Web.Media.Isolation;

namespace Visavis.Web.Tests.Media;

/// <summary>A hostile file costs a child, never the site: what each does to the memory of this process is printed.</summary>
[Collection(typeof(MeasuredAlone))]
public sealed class HostileUploadTests(ITestOutputHelper output)
{
    private const long Little = 64 * 1024 * 1024;

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

        var grown = Environment.WorkingSet - before;
        output.WriteLine(
            $"{name}: {file.Length / 1024} KB, {watch.ElapsedMilliseconds / 2} ms each, resident memory {grown / 1024:+#;-#;0} KB"
        );
        Assert.InRange(grown, long.MinValue, Little);
    }
}
