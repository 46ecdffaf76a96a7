using Microsoft.EntityFrameworkCore;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Media.Documents;

namespace Visavis.Web.Media;

/// <summary>The photos and documents of a profile that one reader may see.</summary>
public sealed class ProfileMedia(VisavisDbContext db, DocumentLinks links, DocumentReaders readers)
{
    /// <summary>In their order. Whether the profile itself may be seen is the page's question.</summary>
    public async Task<IReadOnlyList<Photo>> PhotosAsync(Guid professionalId, CancellationToken cancellationToken = default) =>
        await db
            .Photos.AsNoTracking()
            .Include(photo => photo.Files)
            .Where(photo => photo.ProfessionalId == professionalId && photo.Use == PhotoUse.Gallery && photo.DeletedAt == null)
            .OrderBy(photo => photo.Position)
            .ThenBy(photo => photo.CreatedAt)
            .ThenBy(photo => photo.Id)
            .ToListAsync(cancellationToken);

    /// <summary>In their order, each with the address that works for <paramref name="reader"/>.</summary>
    public async Task<IReadOnlyList<ProfileMediaDocument>> DocumentsAsync(
        MediaOwner owner,
        Guid? reader,
        CancellationToken cancellationToken = default
    )
    {
        var documents = await db
            .ProfileDocuments.AsNoTracking()
            .Where(document => document.ProfessionalId == owner.Id && document.DeletedAt == null)
            .OrderBy(document => document.Position)
            .ThenBy(document => document.CreatedAt)
            .ThenBy(document => document.Id)
            .ToListAsync(cancellationToken);
        var readable = new Dictionary<DocumentVisibility, bool>();
        foreach (var visibility in documents.Select(document => document.Visibility).Distinct())
        {
            readable[visibility] = await readers.MayReadAsync(owner, visibility, reader, cancellationToken);
        }

        return
        [
            .. documents
                .Where(document => readable[document.Visibility])
                .Select(document => new ProfileMediaDocument(document, Address(owner, document, reader))),
        ];
    }

    private string Address(MediaOwner owner, ProfileDocument document, Guid? reader) =>
        reader is { } person && (document.Visibility != DocumentVisibility.Public || owner.IsHidden)
            ? links.PersonalOf(document.Id, person)
            : DocumentLinks.Of(document.Id);
}

/// <param name="Address">Opens the document to the reader it was made for.</param>
public sealed record ProfileMediaDocument(ProfileDocument Document, string Address);
