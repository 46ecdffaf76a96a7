using System.Buffers.Binary;
using Microsoft.Extensions.Options;
using Visavis.Web.Media.Isolation;

namespace Visavis.Web.Media.Inspection;

/// <summary>Lets PDFs through that only show something: no scripts, no programs to start, no files inside, no password.</summary>
public sealed class PdfInspector(IOptions<MediaOptions> options, IsolatedWork isolated)
{
    private const int EndLength = 1024;

    private const int EndOfArchiveLength = 22;

    /// <summary>Programs that open archives look for this from the end on, some through the whole file, and never mind what stands around.</summary>
    private static ReadOnlySpan<byte> EndOfArchive => "PK\u0005\u0006"u8;

    private static ReadOnlySpan<byte> ArchiveEntry => "PK\u0001\u0002"u8;

    /// <exception cref="UploadRefusedException">It is not a document that is taken.</exception>
    public async Task InspectAsync(Stream file, CancellationToken cancellationToken)
    {
        CheckBytes(file);
        await ParseAsync(file, cancellationToken);
    }

    /// <summary>What can be seen without parsing.</summary>
    internal void CheckBytes(Stream file)
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
        if (bytes.Run((int)bytes.Left).IndexOf(EndOfArchive) >= 0 || HoldsArchive(file))
        {
            throw new UploadRefusedException(UploadProblem.ActivePdf);
        }

        new PdfNames(file).Check();
    }

    /// <summary>Parsed for real, by a child: reading names in bytes alone can be misled.</summary>
    private async Task ParseAsync(Stream file, CancellationToken cancellationToken)
    {
        using var folder = isolated.NewFolder();
        var source = folder.File("document.pdf");
        file.Position = 0;
        await using (var copy = File.Create(source))
        {
            await file.CopyToAsync(copy, cancellationToken);
        }

        await isolated.RunAsync([PdfWork.Name, source], folder.Path, cancellationToken);
    }

    /// <summary>Whether an archive's end stands anywhere, and where it says its list of files is, there is one. Four bytes alone stand in pictures by chance.</summary>
    private static bool HoldsArchive(Stream file)
    {
        const int Window = 1 << 16;
        var buffer = new byte[Window + EndOfArchiveLength];
        var entry = new byte[4];
        for (long start = 0; start < file.Length; start += Window)
        {
            file.Position = start;
            var count = file.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
            for (var at = 0; at < Math.Min(count, Window); at++)
            {
                var next = buffer.AsSpan(at, count - at).IndexOf(EndOfArchive);
                if (next < 0)
                {
                    break;
                }

                at += next;
                if (count - at < EndOfArchiveLength)
                {
                    // An end that is cut off opens nowhere, unless the next window has it whole.
                    continue;
                }

                var listLength = BinaryPrimitives.ReadUInt32LittleEndian(buffer.AsSpan(at + 12));
                var list = start + at - listLength;
                if (listLength == 0 || list < 0)
                {
                    continue;
                }

                file.Position = list;
                if (
                    file.ReadAtLeast(entry, entry.Length, throwOnEndOfStream: false) == entry.Length
                    && entry.AsSpan().SequenceEqual(ArchiveEntry)
                )
                {
                    return true;
                }
            }
        }

        return false;
    }
}
