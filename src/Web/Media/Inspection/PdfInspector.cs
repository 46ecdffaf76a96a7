using Microsoft.Extensions.Options;

namespace Visavis.Web.Media.Inspection;

/// <summary>Lets PDFs through that only show something: no scripts, no programs to start, no files inside, no password.</summary>
public sealed class PdfInspector(IOptions<MediaOptions> options)
{
    private const int EndLength = 1024;

    /// <summary>Programs that open archives look for this from the end on, and never mind what stands before.</summary>
    private static ReadOnlySpan<byte> EndOfArchive => "PK\u0005\u0006"u8;

    /// <exception cref="UploadRefusedException">It is not a document that is taken.</exception>
    public void Inspect(Stream file)
    {
        if (file.Length == 0)
        {
            throw new UploadRefusedException(UploadProblem.Empty);
        }

        if (file.Length > options.Value.DocumentBytes)
        {
            throw new UploadRefusedException(UploadProblem.TooLarge);
        }

        var bytes = new FileBytes(file);
        if (!bytes.Run((int)Math.Min(EndLength, bytes.Length)).StartsWith("%PDF-"u8))
        {
            throw new UploadRefusedException(UploadProblem.NotPdf);
        }

        bytes.MoveTo(Math.Max(0, bytes.Length - EndLength));
        if (bytes.Run((int)bytes.Left).LastIndexOf("%%EOF"u8) < 0)
        {
            throw new UploadRefusedException(UploadProblem.Damaged);
        }

        bytes.MoveTo(Math.Max(0, bytes.Length - FileBytes.LongestRun));
        if (bytes.Run((int)bytes.Left).IndexOf(EndOfArchive) >= 0)
        {
            throw new UploadRefusedException(UploadProblem.ActivePdf);
        }

        new PdfNames(file).Check();
    }
}
