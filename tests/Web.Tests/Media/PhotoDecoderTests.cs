using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using NetVips;
using Visavis.TestSupport;
using Visavis.Web.Media;
using Visavis.Web.Media.Inspection;
using Visavis.Web.Media.Isolation;

namespace Visavis.Web.Tests.Media;

/// <summary>What becomes of a photo between its sender and everybody: inspected here, decoded and written anew by a child.</summary>
public sealed class PhotoDecoderTests : IDisposable
{
    private static readonly IOptions<MediaOptions> Limits = Options.Create(new MediaOptions());
    private readonly IsolatedWork isolated = new(TimeProvider.System, NullLogger<IsolatedWork>.Instance);

    public static TheoryData<string> Formats => ["jpeg", "png", "webp", "avif"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task A_picture_comes_out_without_what_it_told_of_its_owner_and_the_right_way_up(string format)
    {
        byte[] original = [.. Picture(format, orientation: 6), .. "PK\u0003\u0004<script>alert(1)</script>%PDF-1.7"u8];

        await using var decoded = await DecodeAsync(original);

        var size = Assert.Single(decoded.Sizes);
        Assert.Equal((PhotoSize.Small, 90, 120), (size.Size, size.Width, size.Height));
        var bytes = new byte[size.Content.Length];
        await size.Content.ReadExactlyAsync(bytes, Token);
        Assert.Equal(-1, bytes.AsSpan().IndexOf(SamplePictures.SecretBytes));
        Assert.Equal(-1, bytes.AsSpan().IndexOf("<script>"u8));
        using var again = Image.NewFromBuffer(bytes);
        Assert.Equal((90, 120), (again.Width, again.Height));
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void A_picture_cut_off_anywhere_is_refused_or_whole(string format)
    {
        var picture = Picture(format);
        var step = Math.Max(1, picture.Length / 60);
        for (var length = 0; length < picture.Length * 9 / 10; length += step)
        {
            var problem = ProblemOf(picture[..length]);
            Assert.True(
                problem is UploadProblem.Damaged or UploadProblem.UnknownType or UploadProblem.Empty,
                $"{format} cut to {length} of {picture.Length}: {problem}"
            );
        }
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Whatever_bytes_are_changed_it_is_taken_or_refused_and_nothing_else_happens(string format)
    {
        var random = new Random(20261122);
        var original = Picture(format);
        for (var round = 0; round < 150; round++)
        {
            var picture = original.ToArray();
            for (var changes = random.Next(1, 6); changes > 0; changes--)
            {
                picture[random.Next(picture.Length)] = (byte)random.Next(256);
            }

            ProblemOf(picture);
        }
    }

    [Theory]
    [InlineData("svg", UploadProblem.Svg)]
    [InlineData("svg with a prologue", UploadProblem.Svg)]
    [InlineData("gif", UploadProblem.Gif)]
    [InlineData("html", UploadProblem.UnknownType)]
    [InlineData("zip", UploadProblem.Archive)]
    [InlineData("pdf", UploadProblem.UnknownType)]
    [InlineData("heic", UploadProblem.Heic)]
    [InlineData("mp4", UploadProblem.UnknownType)]
    [InlineData("avif sequence", UploadProblem.Animated)]
    [InlineData("animated webp", UploadProblem.Animated)]
    [InlineData("nothing", UploadProblem.Empty)]
    [InlineData("11 megabytes", UploadProblem.TooLarge)]
    [InlineData("png flood", UploadProblem.TooManyPixels)]
    [InlineData("png long as a river", UploadProblem.TooManyPixels)]
    [InlineData("jpeg flood", UploadProblem.TooManyPixels)]
    [InlineData("icon", UploadProblem.TooSmall)]
    [InlineData("png with a wrong sum", UploadProblem.Damaged)]
    [InlineData("png with an unknown critical chunk", UploadProblem.Damaged)]
    [InlineData("jpeg without a frame", UploadProblem.Damaged)]
    public void A_hostile_file_is_refused_for_the_right_reason(string file, UploadProblem expected) =>
        Assert.Equal(expected, ProblemOf(HostileFiles.Named(file)));

    public void Dispose() => isolated.Dispose();

    private static byte[] Picture(string format, int orientation = 1) =>
        format switch
        {
            "jpeg" => SamplePictures.Jpeg(orientation: orientation),
            "png" => SamplePictures.Png(orientation: orientation),
            "webp" => SamplePictures.WebP(orientation: orientation),
            _ => SamplePictures.Avif(orientation: orientation),
        };

    /// <summary>As the child does it, without the child: starting hundreds would take minutes.</summary>
    private static UploadProblem? ProblemOf(byte[] file)
    {
        using var folder = new TemporaryFolder();
        try
        {
            new PhotoInspector(Limits).Inspect(new MemoryStream(file));
            var source = folder["original"];
            File.WriteAllBytes(source, file);
            PhotoWork.Run(source, folder.FullPath, PhotoLimits.Of(Limits.Value));
            return null;
        }
        catch (UploadRefusedException e)
        {
            return e.Problem;
        }
    }

    private async Task<DecodedPhoto> DecodeAsync(byte[] file)
    {
        using var content = new MemoryStream(file);
        new PhotoInspector(Limits).Inspect(content);
        return await new PhotoDecoder(Limits, isolated).DecodeAsync(content, Token);
    }
}
