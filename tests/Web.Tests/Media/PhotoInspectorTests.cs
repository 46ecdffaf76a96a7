using Microsoft.Extensions.Options;
using Visavis.Web.Media;
using Visavis.Web.Media.Inspection;

namespace Visavis.Web.Tests.Media;

public sealed class PhotoInspectorTests
{
    private static readonly PhotoInspector Inspector = new(Options.Create(new MediaOptions()));

    public static TheoryData<PhotoFormat> Formats => [.. Enum.GetValues<PhotoFormat>()];

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task A_picture_comes_out_without_what_it_told_of_its_owner_and_the_right_way_up(PhotoFormat format)
    {
        var original = Picture(format, isTurned: true);

        var (photo, clean) = await CleanAsync(original);

        Assert.Equal(format, photo.Format);
        Assert.Equal((120, 90), (photo.Width, photo.Height));
        Assert.Equal((90, 120), (photo.ShownWidth, photo.ShownHeight));
        Assert.True(original.AsSpan().IndexOf(SamplePictures.SecretBytes) > 0);
        Assert.Equal(-1, clean.AsSpan().IndexOf(SamplePictures.SecretBytes));
        var (again, twice) = await CleanAsync(clean);
        Assert.Equal((photo.Format, photo.Width, photo.Orientation), (again.Format, again.Width, again.Orientation));
        Assert.Equal(clean, twice);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task What_hides_behind_the_end_is_cut_off(PhotoFormat format)
    {
        var picture = Picture(format);
        byte[] polyglot = [.. picture, .. "PK\u0003\u0004<script>alert(1)</script>%PDF-1.7"u8];

        var (_, clean) = await CleanAsync(polyglot);

        Assert.Equal((await CleanAsync(picture)).Clean, clean);
        Assert.Equal(-1, clean.AsSpan().IndexOf("<script>"u8));
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void A_picture_cut_off_anywhere_is_refused(PhotoFormat format)
    {
        var picture = Picture(format);

        for (var length = 0; length < picture.Length; length++)
        {
            var problem = ProblemOf(picture[..length]);
            Assert.True(
                problem is UploadProblem.Damaged or UploadProblem.UnknownType or UploadProblem.Empty,
                $"{format} cut to {length}: {problem}"
            );
        }
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task Whatever_bytes_are_changed_it_is_taken_or_refused_and_nothing_else_happens(PhotoFormat format)
    {
        var random = new Random(20261122);
        for (var round = 0; round < 3000; round++)
        {
            var picture = Picture(format);
            for (var changes = random.Next(1, 6); changes > 0; changes--)
            {
                picture[random.Next(picture.Length)] = (byte)random.Next(256);
            }

            try
            {
                await CleanAsync(picture);
            }
            catch (UploadRefusedException)
            {
                // As it should.
            }
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
    [InlineData("webp that lies", UploadProblem.Damaged)]
    [InlineData("webp flood", UploadProblem.TooManyPixels)]
    [InlineData("avif flood", UploadProblem.TooManyPixels)]
    [InlineData("avif that lies", UploadProblem.TooManyPixels)]
    [InlineData("icon", UploadProblem.TooSmall)]
    [InlineData("png with a wrong sum", UploadProblem.Damaged)]
    [InlineData("png with an unknown critical chunk", UploadProblem.Damaged)]
    [InlineData("jpeg of a thousand scans", UploadProblem.Damaged)]
    [InlineData("jpeg without a frame", UploadProblem.Damaged)]
    public void A_hostile_file_is_refused_for_the_right_reason(string file, UploadProblem expected) =>
        Assert.Equal(expected, ProblemOf(HostileFiles.Named(file)));

    [Fact]
    public void A_picture_as_large_as_may_be_is_taken()
    {
        Assert.Null(ProblemOf(SamplePictures.PngHeader(12_000, 4_000)));
        Assert.Null(ProblemOf(SamplePictures.PngHeader(64, 64)));
    }

    private static byte[] Picture(PhotoFormat format, bool isTurned = false) =>
        format switch
        {
            PhotoFormat.Jpeg => SamplePictures.Jpeg(orientation: isTurned ? 6 : 1),
            PhotoFormat.Png => SamplePictures.Png(orientation: isTurned ? 6 : 1),
            PhotoFormat.WebP => SamplePictures.WebP(orientation: isTurned ? 6 : 1),
            _ => SampleAvif.Make(isTurned: isTurned),
        };

    private static UploadProblem? ProblemOf(byte[] file)
    {
        try
        {
            Inspector.Inspect(new MemoryStream(file));
            return null;
        }
        catch (UploadRefusedException e)
        {
            return e.Problem;
        }
    }

    private static async Task<(InspectedPhoto Photo, byte[] Clean)> CleanAsync(byte[] file)
    {
        var photo = Inspector.Inspect(new MemoryStream(file));
        using var clean = new MemoryStream();
        await using var pieces = new PieceStream(new MemoryStream(file), photo.Pieces);
        await pieces.CopyToAsync(clean, TestContext.Current.CancellationToken);
        Assert.Equal(photo.Bytes, clean.Length);
        return (photo, clean.ToArray());
    }
}
