using Microsoft.Extensions.Options;

namespace Visavis.Web.Media.Inspection;

/// <summary>Tells what an uploaded picture really is, before anybody decodes it, and what of it may be kept.</summary>
public sealed class PhotoInspector(IOptions<MediaOptions> options)
{
    private const int LongestStart = 1024;

    /// <param name="isMadeSmaller">It was made of a larger picture: the thumbnail of a panorama may be as flat as it is.</param>
    /// <exception cref="UploadRefusedException">It is not a picture that is taken.</exception>
    public InspectedPhoto Inspect(Stream file, bool isMadeSmaller = false)
    {
        var limits = options.Value;
        if (file.Length == 0)
        {
            throw new UploadRefusedException(UploadProblem.Empty);
        }

        if (file.Length > limits.PhotoBytes)
        {
            throw new UploadRefusedException(UploadProblem.TooLarge);
        }

        var bytes = new FileBytes(file);
        var photo = Read(bytes);
        if (
            photo.Width > limits.LongestSide
            || photo.Height > limits.LongestSide
            || (long)photo.Width * photo.Height > limits.Megapixels * 1_000_000L
        )
        {
            throw new UploadRefusedException(UploadProblem.TooManyPixels);
        }

        if (!isMadeSmaller && Math.Min(photo.Width, photo.Height) < limits.ShortestSide)
        {
            throw new UploadRefusedException(UploadProblem.TooSmall);
        }

        return photo;
    }

    private static InspectedPhoto Read(FileBytes file)
    {
        var start = file.Run((int)Math.Min(LongestStart, file.Length));
        if (start.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]))
        {
            return JpegReader.Read(file);
        }

        if (start.StartsWith(PngReader.Signature))
        {
            return PngReader.Read(file);
        }

        if (start.StartsWith("RIFF"u8) && start.Length >= 12 && start[8..].StartsWith("WEBP"u8))
        {
            return WebPReader.Read(file);
        }

        if (start.Length >= 12 && start[4..].StartsWith("ftyp"u8))
        {
            return AvifReader.Read(file);
        }

        throw new UploadRefusedException(UnknownContent.Name(start));
    }
}
