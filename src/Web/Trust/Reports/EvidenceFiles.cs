using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Visavis.Web.Media.Documents;
using Visavis.Web.Media.Inspection;
using Visavis.Web.Media.Isolation;
using Visavis.Web.Media.Storage;
using Visavis.Web.Media.Uploads;

namespace Visavis.Web.Trust.Reports;

/// <summary>
/// Takes evidence in as galleries take photos: by what it is, written anew by the decoder, under a random key. A form that is shown again keeps what was
/// taken by a protected token; what never becomes part of a report is swept.
/// </summary>
public sealed class EvidenceFiles(
    PhotoInspector photos,
    PdfInspector documents,
    PhotoDecoder decoder,
    IBlobStore store,
    IDataProtectionProvider protection
)
{
    public const string Folder = "evidence/";
    private static readonly TimeSpan TokenLifetime = TimeSpan.FromHours(6);
    private readonly ITimeLimitedDataProtector tokens = protection.CreateProtector("Visavis.Trust.Evidence").ToTimeLimitedDataProtector();

    /// <exception cref="UploadRefusedException">It is neither a picture nor a document that is taken; nothing was kept.</exception>
    /// <exception cref="StorageFullException">There is no room.</exception>
    /// <exception cref="StorageUnavailableException">The store does not answer.</exception>
    public async Task<KeptEvidence> TakeAsync(Stream content, CancellationToken cancellationToken, string folder = Folder)
    {
        var key = StorageKey.New(folder);
        content.Position = 0;
        if (IsPdf(content))
        {
            await documents.InspectAsync(content, cancellationToken);
            content.Position = 0;
            await store.WriteAsync(key, content, DocumentLibrary.ContentType, cancellationToken);
            return new KeptEvidence(key, DocumentLibrary.ContentType, content.Length);
        }

        photos.Inspect(content);
        await using var decoded = await decoder.DecodeAsync(content, cancellationToken);
        var largest = decoded.Sizes[^1];
        await store.WriteAsync(key, largest.Content, DecodedSize.ContentType, cancellationToken);
        return new KeptEvidence(key, DecodedSize.ContentType, largest.Content.Length);
    }

    public string TokenOf(KeptEvidence kept) => tokens.Protect(JsonSerializer.Serialize(kept), TokenLifetime);

    public KeptEvidence? Read(string? token)
    {
        try
        {
            return string.IsNullOrEmpty(token) ? null : JsonSerializer.Deserialize<KeptEvidence>(tokens.Unprotect(token));
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
    }

    private static bool IsPdf(Stream content)
    {
        Span<byte> start = stackalloc byte[5];
        var read = content.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        content.Position = 0;
        return start[..read].SequenceEqual("%PDF-"u8);
    }
}

/// <summary>A file that was taken and waits for its report.</summary>
/// <param name="Name">What the sender called it, to know it again on their form; nobody else sees it.</param>
public sealed record KeptEvidence(string StorageKey, string ContentType, long Bytes, string Name = "")
{
    public bool IsDocument => IsDocumentOf(ContentType);

    public static bool IsDocumentOf(string? contentType) => contentType == DocumentLibrary.ContentType;
}
