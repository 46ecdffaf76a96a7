using Microsoft.EntityFrameworkCore;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Professionals;

namespace Visavis.Web.Trust.Decisions;

/// <summary>Takes parts of a profile away and gives exactly them back.</summary>
internal static class RemovableContent
{
    /// <summary>In the bin, and never emptied by time.</summary>
    public static readonly DateTimeOffset Withheld = new(9999, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static async Task<RemovedContent> TakeAsync(
        VisavisDbContext db,
        Professional profile,
        IReadOnlyCollection<ContentPart>? parts,
        CancellationToken cancellationToken
    )
    {
        var wanted = parts ?? [];
        var removed = new RemovedContent();
        if (wanted.Contains(ContentPart.Presentation))
        {
            removed = removed with { Presentation = profile.Presentation };
            profile.Presentation = "";
        }

        if (wanted.Contains(ContentPart.Pictures))
        {
            removed = removed with { PortraitId = profile.PortraitPhotoId, CoverId = profile.CoverPhotoId };
            (profile.PortraitPhotoId, profile.CoverPhotoId) = (null, null);
            var photos = await db
                .Photos.Where(photo => photo.ProfessionalId == profile.Id && photo.DeletedAt == null)
                .ToListAsync(cancellationToken);
            photos.ForEach(photo => photo.DeletedAt = Withheld);
            removed = removed with { PhotoIds = [.. photos.Select(photo => photo.Id)] };
        }

        if (wanted.Contains(ContentPart.Documents))
        {
            var documents = await db
                .ProfileDocuments.Where(document => document.ProfessionalId == profile.Id && document.DeletedAt == null)
                .ToListAsync(cancellationToken);
            documents.ForEach(document => document.DeletedAt = Withheld);
            removed = removed with { DocumentIds = [.. documents.Select(document => document.Id)] };
        }

        if (wanted.Contains(ContentPart.Services))
        {
            removed = removed with { Services = [.. profile.Services] };
            db.RemoveRange(profile.Services);
        }

        return removed;
    }

    public static async Task GiveBackAsync(
        VisavisDbContext db,
        Professional profile,
        RemovedContent removed,
        CancellationToken cancellationToken
    )
    {
        // What the owner wrote or chose meanwhile is theirs.
        if (profile.Presentation.Length == 0)
        {
            profile.Presentation = removed.Presentation ?? "";
        }

        foreach (
            var photo in await db.Photos.Where(p => removed.PhotoIds.Contains(p.Id) && p.DeletedAt != null).ToListAsync(cancellationToken)
        )
        {
            photo.DeletedAt = null;
            profile.PortraitPhotoId ??= photo.Id == removed.PortraitId ? photo.Id : null;
            profile.CoverPhotoId ??= photo.Id == removed.CoverId ? photo.Id : null;
        }

        foreach (
            var document in await db
                .ProfileDocuments.Where(d => removed.DocumentIds.Contains(d.Id) && d.DeletedAt != null)
                .ToListAsync(cancellationToken)
        )
        {
            document.DeletedAt = null;
        }

        var there = profile.Services.Select(service => service.Id).ToHashSet();
        db.AddRange(removed.Services.Where(service => !there.Contains(service.Id)));
    }
}

/// <summary>Parts of a profile that a moderator can take away.</summary>
public enum ContentPart
{
    Presentation = 0,
    Pictures = 1,
    Documents = 2,
    Services = 3,
}

/// <summary>What was taken, as it was.</summary>
internal sealed record RemovedContent
{
    public string? Presentation { get; init; }

    public Guid? PortraitId { get; init; }

    public Guid? CoverId { get; init; }

    public IReadOnlyList<Guid> PhotoIds { get; init; } = [];

    public IReadOnlyList<Guid> DocumentIds { get; init; } = [];

    public IReadOnlyList<ServiceOffer> Services { get; init; } = [];
}
