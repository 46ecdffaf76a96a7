using System.Text;

namespace Visavis.Web.Media.Inspection;

/// <summary>Finds the sentence that helps for a file that is not taken.</summary>
internal static class UnknownContent
{
    public static UploadProblem Name(ReadOnlySpan<byte> start)
    {
        if (start.StartsWith("GIF8"u8))
        {
            return UploadProblem.Gif;
        }

        if (start.StartsWith("PK\u0003\u0004"u8) || start.StartsWith("Rar!"u8) || start.StartsWith("7z"u8))
        {
            return UploadProblem.Archive;
        }

        return Encoding.Latin1.GetString(start).Contains("<svg", StringComparison.OrdinalIgnoreCase)
            ? UploadProblem.Svg
            : UploadProblem.UnknownType;
    }
}
