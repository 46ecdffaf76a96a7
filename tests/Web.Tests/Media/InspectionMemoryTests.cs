using Microsoft.Extensions.Options;
using Visavis.TestSupport;
using Visavis.Web.Media;
using Visavis.Web.Media.Inspection;

namespace Visavis.Web.Tests.Media;

[Collection(typeof(MeasuredAlone))]
public sealed class InspectionMemoryTests
{
    private const long Little = 4 * 1024 * 1024;
    private static readonly PhotoInspector Inspector = new(Options.Create(new MediaOptions()));

    [Theory]
    [InlineData("png flood")]
    [InlineData("jpeg flood")]
    [InlineData("webp flood")]
    [InlineData("avif flood")]
    [InlineData("jpeg of a thousand scans")]
    public void A_flood_of_pixels_takes_no_memory(string name)
    {
        var file = HostileFiles.Named(name);
        Assert.Throws<UploadRefusedException>(() => Inspector.Inspect(new MemoryStream(file)));
        var before = GC.GetTotalAllocatedBytes(precise: true);
        var resident = Environment.WorkingSet;

        for (var round = 0; round < 20; round++)
        {
            Assert.Throws<UploadRefusedException>(() => Inspector.Inspect(new MemoryStream(file)));
        }

        Assert.InRange((GC.GetTotalAllocatedBytes(precise: true) - before) / 20, 0, Little);
        Assert.InRange(Environment.WorkingSet - resident, long.MinValue, 20 * Little);
    }

    [Fact]
    public async Task The_largest_photo_is_cleaned_in_little_memory()
    {
        using var folder = new TemporaryFolder();
        var path = folder["photo.png"];
        byte[] noise = new byte[1024 * 1024];
        await using (var file = File.Create(path))
        {
            var end = SamplePictures.PngHeader(5000, 5000);
            await file.WriteAsync(end.AsMemory(0, end.Length - 12), TestContext.Current.CancellationToken);
            for (var i = 0; i < 9; i++)
            {
                await file.WriteAsync(PngReader.Chunk("IDAT"u8, noise), TestContext.Current.CancellationToken);
            }

            await file.WriteAsync(end.AsMemory(end.Length - 12), TestContext.Current.CancellationToken);
        }

        await using var upload = File.OpenRead(path);
        var before = GC.GetTotalAllocatedBytes(precise: true);
        var photo = Inspector.Inspect(upload);
        await using var pieces = new PieceStream(upload, photo.Pieces);
        await pieces.CopyToAsync(Stream.Null, TestContext.Current.CancellationToken);

        Assert.InRange(GC.GetTotalAllocatedBytes(precise: true) - before, 0, Little);
    }
}
