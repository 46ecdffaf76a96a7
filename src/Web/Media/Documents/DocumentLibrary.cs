using Microsoft.EntityFrameworkCore;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Media.Inspection;
using Visavis.Web.Media.Storage;
using Visavis.Web.Media.Uploads;

namespace Visavis.Web.Media.Documents;

/// <summary>What owners do with their PDFs. Somebody else's document is an absent one.</summary>
public sealed class DocumentLibrary(
    VisavisDbContext db,
    PdfInspector inspector,
    MediaQuota quota,
    IBlobStore store,
    MediaRemoval removal,
    TimeProvider clock,
    ILogger<DocumentLibrary> logger
)
{
    public const string ContentType = "application/pdf";

    /// <summary>The documents in their order, without the bin.</summary>
    public async Task<IReadOnlyList<ProfileDocument>> ListAsync(Guid owner, CancellationToken cancellationToken) =>
        await Ordered(owner).ToListAsync(cancellationToken);

    /// <summary>The bin, last thrown first.</summary>
    public async Task<IReadOnlyList<ProfileDocument>> ListBinAsync(Guid owner, CancellationToken cancellationToken) =>
        await db
            .ProfileDocuments.Where(document => document.ProfessionalId == owner && document.DeletedAt != null)
            .OrderByDescending(document => document.DeletedAt)
            .ThenBy(document => document.Id)
            .ToListAsync(cancellationToken);

    public Task<ProfileDocument?> FindAsync(Guid owner, Guid id, CancellationToken cancellationToken) =>
        db.ProfileDocuments.SingleOrDefaultAsync(
            document => document.Id == id && document.ProfessionalId == owner && document.DeletedAt == null,
            cancellationToken
        );

    /// <exception cref="UploadRefusedException">It is not taken; nothing was kept.</exception>
    /// <exception cref="StorageFullException">There is no room; nothing was kept.</exception>
    /// <exception cref="StorageUnavailableException">The store does not answer; nothing was kept.</exception>
    public async Task<ProfileDocument> AddAsync(
        Guid owner,
        string title,
        DocumentVisibility visibility,
        Stream content,
        CancellationToken cancellationToken
    )
    {
        await inspector.InspectAsync(content, cancellationToken);
        var added = new MediaUsage(content.Length, 0, 1);
        await quota.CheckAsync(owner, added, cancellationToken);
        await using var stored = new StoredFiles(store, logger);
        content.Position = 0;
        var document = new ProfileDocument
        {
            Id = Guid.NewGuid(),
            ProfessionalId = owner,
            Title = title,
            Visibility = visibility,
            StorageKey = await stored.WriteAsync(StorageKey.Documents, content, ContentType, cancellationToken),
            Bytes = added.Bytes,
            CreatedAt = clock.GetUtcNow(),
        };
        await quota.SaveAsync(owner, added, (rows, token) => AddRowAsync(rows, document, token), cancellationToken);
        stored.Keep();
        return document;
    }

    public async Task SaveAsync(ProfileDocument document, string title, DocumentVisibility visibility, CancellationToken cancellationToken)
    {
        (document.Title, document.Visibility) = (title, visibility);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Moves by <paramref name="steps"/> places in the order of now. The new place, from 1, of how many.</summary>
    public async Task<(int Place, int Count)?> MoveAsync(Guid owner, Guid id, int steps, CancellationToken cancellationToken)
    {
        var documents = await Ordered(owner).ToListAsync(cancellationToken);
        var from = documents.FindIndex(document => document.Id == id);
        if (from < 0)
        {
            return null;
        }

        var to = Math.Clamp(from + steps, 0, documents.Count - 1);
        var moved = documents[from];
        documents.RemoveAt(from);
        documents.Insert(to, moved);
        for (var i = 0; i < documents.Count; i++)
        {
            documents[i].Position = i;
        }

        await db.SaveChangesAsync(cancellationToken);
        return (to + 1, documents.Count);
    }

    public async Task<bool> BinAsync(Guid owner, Guid id, CancellationToken cancellationToken)
    {
        if (await FindAsync(owner, id, cancellationToken) is not { } document)
        {
            return false;
        }

        document.DeletedAt = clock.GetUtcNow();
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }

    /// <summary>Out of the bin, to the end of the list.</summary>
    public async Task<bool> RestoreAsync(Guid owner, Guid id, CancellationToken cancellationToken)
    {
        var document = await db.ProfileDocuments.SingleOrDefaultAsync(
            d => d.Id == id && d.ProfessionalId == owner && d.DeletedAt != null,
            cancellationToken
        );
        if (document is null)
        {
            return false;
        }

        document.DeletedAt = null;
        document.Position =
            await db.ProfileDocuments.Where(d => d.ProfessionalId == owner).MaxAsync(d => d.Position, cancellationToken) + 1;
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }

    public async Task EmptyBinAsync(Guid owner, CancellationToken cancellationToken) =>
        await removal.RemoveAsync(db, await ListBinAsync(owner, cancellationToken), cancellationToken);

    private static async Task AddRowAsync(VisavisDbContext db, ProfileDocument document, CancellationToken cancellationToken)
    {
        var last = await db
            .ProfileDocuments.Where(d => d.ProfessionalId == document.ProfessionalId)
            .MaxAsync(d => (int?)d.Position, cancellationToken);
        document.Position = (last ?? -1) + 1;
        db.Add(document);
    }

    private IOrderedQueryable<ProfileDocument> Ordered(Guid owner) =>
        db
            .ProfileDocuments.Where(document => document.ProfessionalId == owner && document.DeletedAt == null)
            .OrderBy(document => document.Position)
            .ThenBy(document => document.CreatedAt)
            .ThenBy(document => document.Id);
}
