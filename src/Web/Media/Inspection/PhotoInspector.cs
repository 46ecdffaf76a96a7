using System.Text;
using Microsoft.Extensions.Options;

namespace Visavis.Web.Media.Inspection;

/// <summary>What must be known of a picture before a decoder is started: that there is one for it, and that it is not too heavy. By content, never by name.</summary>
public sealed class PhotoInspector(IOptions<MediaOptions> options)
{
    private const int LongestStart = 1024;
    private const int FirstBrand = 8;
    private const int OtherBrands = 16;
    private static readonly HashSet<string> HeicBrands = ["heic", "heix", "hevc", "hevx", "heim", "heis", "mif1", "msf1"];

    /// <exception cref="UploadRefusedException">It is not a picture that is taken.</exception>
    public void Inspect(Stream file)
    {
        if (file.Length == 0)
        {
            throw new UploadRefusedException(UploadProblem.Empty);
        }

        if (file.Length > options.Value.PhotoBytes)
        {
            throw new UploadRefusedException(UploadProblem.TooLarge);
        }

        var bytes = new byte[LongestStart];
        file.Position = 0;
        var start = bytes.AsSpan(0, file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false));
        if (Problem(start) is { } problem)
        {
            throw new UploadRefusedException(problem);
        }
    }

    private static UploadProblem? Problem(ReadOnlySpan<byte> start)
    {
        var isKnown =
            start.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF])
            || start.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
            || (start.StartsWith("RIFF"u8) && start.Length >= 12 && start[8..].StartsWith("WEBP"u8));
        if (isKnown)
        {
            return null;
        }

        return start.Length >= 12 && start[4..].StartsWith("ftyp"u8) ? BrandProblem(start) : UnknownContent.Name(start);
    }

    /// <summary>AVIF and its relatives name what they hold in their first box (ISO 14496-12, 4.3).</summary>
    private static UploadProblem? BrandProblem(ReadOnlySpan<byte> start)
    {
        var length = Math.Min(start.Length, (start[2] << 8) | start[3]);
        List<string> brands = [Encoding.Latin1.GetString(start.Slice(FirstBrand, 4))];
        for (var at = OtherBrands; at + 4 <= length; at += 4)
        {
            brands.Add(Encoding.Latin1.GetString(start.Slice(at, 4)));
        }

        if (brands[0] is "avis")
        {
            return UploadProblem.Animated;
        }

        return brands.Contains("avif") ? null
            : brands.Exists(HeicBrands.Contains) ? UploadProblem.Heic
            : UploadProblem.UnknownType;
    }
}
