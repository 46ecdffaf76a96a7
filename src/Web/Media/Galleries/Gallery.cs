using Microsoft.EntityFrameworkCore;
using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Media.Galleries;

/// <summary>What owners do with their photos. Somebody else's photo is an absent one.</summary>
public sealed class Gallery(VisavisDbContext db, IMediaOwners owners, MediaRemoval removal, TimeProvider clock)
{
    /// <summary>The photos in their order, without the bin.</summary>
    public async Task<IReadOnlyList<Photo>> ListAsync(Guid owner, CancellationToken cancellationToken) =>
        await Ordered(owner).Include(photo => photo.Files).ToListAsync(cancellationToken);

    /// <summary>The bin, last thrown first.</summary>
    public async Task<IReadOnlyList<Photo>> ListBinAsync(Guid owner, CancellationToken cancellationToken) =>
        await db
            .Photos.Include(photo => photo.Files)
            .Where(photo => photo.ProfessionalId == owner && photo.DeletedAt != null)
            .OrderByDescending(photo => photo.DeletedAt)
            .ThenBy(photo => photo.Id)
            .ToListAsync(cancellationToken);

    public Task<Photo?> FindAsync(Guid owner, Guid id, CancellationToken cancellationToken) =>
        db.Photos.SingleOrDefaultAsync(
            photo => photo.Id == id && photo.ProfessionalId == owner && photo.DeletedAt == null,
            cancellationToken
        );

    public async Task SaveCaptionAsync(Photo photo, string caption, CancellationToken cancellationToken)
    {
        photo.Caption = caption;
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Moves by <paramref name="steps"/> places in the order of now, whatever list the person looked at. The new place, from 1, of how many.</summary>
    public async Task<(int Place, int Count)?> MoveAsync(Guid owner, Guid id, int steps, CancellationToken cancellationToken)
    {
        var photos = await Ordered(owner).ToListAsync(cancellationToken);
        var from = photos.FindIndex(photo => photo.Id == id);
        return from < 0 ? null : await PlaceAsync(photos, from, Math.Clamp(from + steps, 0, photos.Count - 1), cancellationToken);
    }

    /// <summary>Moves in front of another photo, or to the end; null when either is no longer there.</summary>
    public async Task<(int Place, int Count)?> MoveBeforeAsync(Guid owner, Guid id, Guid? before, CancellationToken cancellationToken)
    {
        var photos = await Ordered(owner).ToListAsync(cancellationToken);
        var from = photos.FindIndex(photo => photo.Id == id);
        var to = before is null ? photos.Count : photos.FindIndex(photo => photo.Id == before);
        return from < 0 || to < 0 ? null : await PlaceAsync(photos, from, to > from ? to - 1 : to, cancellationToken);
    }

    public async Task<bool> BinAsync(Guid owner, Guid id, CancellationToken cancellationToken)
    {
        if (await FindAsync(owner, id, cancellationToken) is not { } photo)
        {
            return false;
        }

        photo.DeletedAt = clock.GetUtcNow();
        await owners.ChooseAsync(db, owner, chosen => new(Unless(id, chosen.Portrait), Unless(id, chosen.Cover)), cancellationToken);
        return true;
    }

    /// <summary>Out of the bin, to the end of the gallery.</summary>
    public async Task<bool> RestoreAsync(Guid owner, Guid id, CancellationToken cancellationToken)
    {
        var photo = await db.Photos.SingleOrDefaultAsync(
            p => p.Id == id && p.ProfessionalId == owner && p.DeletedAt != null,
            cancellationToken
        );
        if (photo is null)
        {
            return false;
        }

        photo.DeletedAt = null;
        photo.Use = PhotoUse.Gallery;
        photo.Position = await db.Photos.Where(p => p.ProfessionalId == owner).MaxAsync(p => p.Position, cancellationToken) + 1;
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }

    public async Task EmptyBinAsync(Guid owner, CancellationToken cancellationToken) =>
        await removal.RemoveAsync(db, await ListBinAsync(owner, cancellationToken), cancellationToken);

    /// <summary>Across the top of the profile, or no longer.</summary>
    public async Task<bool> SetCoverAsync(Guid owner, Guid id, bool isCover, CancellationToken cancellationToken)
    {
        if (await FindAsync(owner, id, cancellationToken) is not { Use: PhotoUse.Gallery })
        {
            return false;
        }

        await owners.ChooseAsync(db, owner, chosen => chosen with { Cover = isCover ? id : null }, cancellationToken);
        return true;
    }

    /// <summary>Shown for the person everywhere; null brings the drawn portrait back. A portrait nobody sees any more goes into the bin.</summary>
    public async Task<bool> SetPortraitAsync(Guid owner, Guid? id, CancellationToken cancellationToken)
    {
        if (id is { } chosen && await FindAsync(owner, chosen, cancellationToken) is null)
        {
            return false;
        }

        var others = await db
            .Photos.Where(p => p.ProfessionalId == owner && p.Use == PhotoUse.Portrait && p.DeletedAt == null && p.Id != id)
            .ToListAsync(cancellationToken);
        others.ForEach(other => other.DeletedAt = clock.GetUtcNow());
        await owners.ChooseAsync(db, owner, chosen => chosen with { Portrait = id }, cancellationToken);
        return true;
    }

    private static Guid? Unless(Guid binned, Guid? chosen) => chosen == binned ? null : chosen;

    private IOrderedQueryable<Photo> Ordered(Guid owner) =>
        db
            .Photos.Where(photo => photo.ProfessionalId == owner && photo.Use == PhotoUse.Gallery && photo.DeletedAt == null)
            .OrderBy(photo => photo.Position)
            .ThenBy(photo => photo.CreatedAt)
            .ThenBy(photo => photo.Id);

    private async Task<(int Place, int Count)> PlaceAsync(List<Photo> photos, int from, int to, CancellationToken cancellationToken)
    {
        var moved = photos[from];
        photos.RemoveAt(from);
        photos.Insert(to, moved);
        for (var i = 0; i < photos.Count; i++)
        {
            photos[i].Position = i;
        }

        await db.SaveChangesAsync(cancellationToken);
        return (to + 1, photos.Count);
    }
}
