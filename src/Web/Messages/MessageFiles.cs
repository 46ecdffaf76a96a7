using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Visavis.Web.Accounts;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Media.Inspection;
using Visavis.Web.Media.Isolation;
using Visavis.Web.Media.Storage;
using Visavis.Web.Media.Uploads;

namespace Visavis.Web.Messages;

/// <summary>A file that is checked and stored, and that no row speaks of yet.</summary>
public sealed record PreparedFile(string Name, string StorageKey, string ContentType, long Bytes, int? Width, int? Height);

/// <summary>Takes photos and PDFs into messages, by the checks of gallery and documents.</summary>
public sealed class MessageFiles(
    PhotoInspector photos,
    PhotoDecoder decoder,
    PdfInspector documents,
    IBlobStore store,
    IOptions<MessagesOptions> options
)
{
    public const int MostAtOnce = 5;
    public const string Folder = "messages/";

    private const int LongestName = 120;
    private static readonly byte[] PdfMark = "%PDF"u8.ToArray();

    /// <summary>Stores all of them or none; <paramref name="stored"/> removes them again unless it is told to keep.</summary>
    /// <exception cref="UploadRefusedException">One is not taken.</exception>
    internal async Task<IReadOnlyList<PreparedFile>> PrepareAsync(
        VisavisDbContext db,
        Guid sender,
        IReadOnlyList<IFormFile> files,
        StoredFiles stored,
        CancellationToken cancellationToken
    )
    {
        if (files.Count == 0)
        {
            return [];
        }

        if (files.Count > MostAtOnce)
        {
            throw new UploadRefusedException(UploadProblem.TooManyFiles);
        }

        // Refuses before anything is stored; the last word is spoken when the message is written.
        var room = await SentFiles.RoomAsync(db, options.Value, sender, cancellationToken);
        if (!room.Takes(files.Sum(file => file.Length)))
        {
            throw new UploadRefusedException(UploadProblem.OverMessageQuota);
        }

        var prepared = new List<PreparedFile>(files.Count);
        foreach (var file in files)
        {
            prepared.Add(await StoreAsync(file, Folder, stored, cancellationToken));
        }

        return prepared;
    }

    /// <summary>Checks one photo or PDF and stores it; the limits on how many are the caller's.</summary>
    /// <exception cref="UploadRefusedException">It is not taken.</exception>
    internal async Task<PreparedFile> StoreAsync(IFormFile file, string folder, StoredFiles stored, CancellationToken cancellationToken)
    {
        await using var content = file.OpenReadStream();
        return await IsPdfAsync(content, cancellationToken)
            ? await DocumentAsync(file, content, folder, stored, cancellationToken)
            : await PhotoAsync(file, content, folder, stored, cancellationToken);
    }

    internal StoredFiles Begin(ILogger logger) => new(store, logger);

    private async Task<PreparedFile> DocumentAsync(
        IFormFile file,
        Stream content,
        string folder,
        StoredFiles stored,
        CancellationToken cancellationToken
    )
    {
        await documents.InspectAsync(content, cancellationToken);
        content.Position = 0;
        var key = await stored.WriteAsync(folder, content, "application/pdf", cancellationToken);
        return new PreparedFile(NameOf(file, ".pdf"), key, "application/pdf", content.Length, null, null);
    }

    private async Task<PreparedFile> PhotoAsync(
        IFormFile file,
        Stream content,
        string folder,
        StoredFiles stored,
        CancellationToken cancellationToken
    )
    {
        photos.Inspect(content);
        // Decoded and written anew: nothing of the sender's file but its picture goes on.
        await using var decoded = await decoder.DecodeAsync(content, cancellationToken);
        var largest = decoded.Sizes.MaxBy(size => size.Width)!;
        var bytes = largest.Content.Length;
        var key = await stored.WriteAsync(folder, largest.Content, DecodedSize.ContentType, cancellationToken);
        return new PreparedFile(
            NameOf(file, $".{DecodedSize.ContentType.Split('/')[1]}"),
            key,
            DecodedSize.ContentType,
            bytes,
            largest.Width,
            largest.Height
        );
    }

    /// <summary>The sender's name for it, with the ending of what it is.</summary>
    private static string NameOf(IFormFile file, string ending)
    {
        var name = PersonalText.Clean(Path.GetFileNameWithoutExtension(file.FileName), LongestName - ending.Length);
        return (name.Length == 0 ? "fichier" : name) + ending;
    }

    private static async Task<bool> IsPdfAsync(Stream content, CancellationToken cancellationToken)
    {
        var start = new byte[PdfMark.Length];
        var read = await content.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, cancellationToken);
        content.Position = 0;
        return read == start.Length && start.AsSpan().SequenceEqual(PdfMark);
    }
}
