using Microsoft.EntityFrameworkCore;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Media.Storage;

namespace Visavis.Web.Media;

/// <summary>Removes for good: the rows first, then the files, so that no row ever points to nothing. A file that stays behind is swept later.</summary>
public sealed class MediaRemoval(IBlobStore store, ILogger<MediaRemoval> logger)
{
    public async Task RemoveAsync(VisavisDbContext db, IReadOnlyCollection<Photo> photos, CancellationToken cancellationToken)
    {
        var keys = photos.SelectMany(photo => photo.Files).Select(file => file.StorageKey).ToList();
        db.RemoveRange(photos);
        await RemoveAsync(db, keys, cancellationToken);
    }

    public async Task RemoveAsync(VisavisDbContext db, IReadOnlyCollection<ProfileDocument> documents, CancellationToken cancellationToken)
    {
        var keys = documents.Select(document => document.StorageKey).ToList();
        db.RemoveRange(documents);
        await RemoveAsync(db, keys, cancellationToken);
    }

    private async Task RemoveAsync(VisavisDbContext db, List<string> keys, CancellationToken cancellationToken)
    {
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Removed in another tab meanwhile; that one takes the files too.
            db.ChangeTracker.Clear();
            return;
        }

        await store.RemoveUnneededAsync(keys, logger);
    }
}
