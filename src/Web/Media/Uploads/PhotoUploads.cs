using Microsoft.EntityFrameworkCore;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Media.Inspection;
using Visavis.Web.Media.Isolation;
using Visavis.Web.Media.Storage;

namespace Visavis.Web.Media.Uploads;

/// <summary>Takes photos in: all of one, or nothing.</summary>
public sealed class PhotoUploads(
    PhotoInspector inspector,
    MediaQuota quota,
    IBlobStore store,
    PhotoDecoder decoder,
    TimeProvider clock,
    ILogger<PhotoUploads> logger
)
{
    /// <summary>Adds one photo at the end of the gallery (or beside it, for a portrait) from the sizes a browser made, or from one original.</summary>
    /// <exception cref="UploadRefusedException">It is not taken; nothing was kept.</exception>
    /// <exception cref="StorageFullException">There is no room; nothing was kept.</exception>
    /// <exception cref="StorageUnavailableException">The store does not answer; nothing was kept.</exception>
    public async Task<Photo> AddAsync(Guid owner, PhotoUse use, IReadOnlyList<UploadedFile> files, CancellationToken cancellationToken)
    {
        if (files.Count == 0)
        {
            throw new UploadRefusedException(UploadProblem.Empty);
        }

        foreach (var file in files)
        {
            inspector.Inspect(file.Content);
        }

        await quota.CheckAsync(owner, new MediaUsage(files.Sum(file => file.Content.Length), 1, 0), cancellationToken);
        // Sizes that a browser made only saved the way here: all of them come from the largest, decoded and written anew.
        await using var decoded = await decoder.DecodeAsync(files[^1].Content, cancellationToken);
        return await StoreAsync(owner, use, decoded.Sizes, cancellationToken);
    }

    /// <summary>Adds a photo from sizes that this site made itself, so that nothing of them need be doubted.</summary>
    /// <exception cref="UploadRefusedException">There are too many already; nothing was kept.</exception>
    public Task<Photo> AddOwnAsync(Guid owner, PhotoUse use, IReadOnlyList<DecodedSize> sizes, CancellationToken cancellationToken) =>
        StoreAsync(owner, use, sizes, cancellationToken);

    private async Task<Photo> StoreAsync(Guid owner, PhotoUse use, IReadOnlyList<DecodedSize> sizes, CancellationToken cancellationToken)
    {
        var photo = new Photo
        {
            Id = Guid.NewGuid(),
            ProfessionalId = owner,
            Use = use,
            CreatedAt = clock.GetUtcNow(),
        };
        await using var stored = new StoredFiles(store, logger);
        foreach (var made in sizes)
        {
            photo.Files.Add(
                new PhotoFile
                {
                    Size = made.Size,
                    StorageKey = await stored.WriteAsync(StorageKey.Photos, made.Content, DecodedSize.ContentType, cancellationToken),
                    ContentType = DecodedSize.ContentType,
                    Width = made.Width,
                    Height = made.Height,
                    Bytes = made.Content.Length,
                }
            );
        }

        await quota.SaveAsync(
            owner,
            new MediaUsage(photo.Files.Sum(file => file.Bytes), 1, 0),
            (db, token) => AddRowAsync(db, photo, token),
            cancellationToken
        );
        stored.Keep();
        return photo;
    }

    private static async Task AddRowAsync(VisavisDbContext db, Photo photo, CancellationToken cancellationToken)
    {
        var last = await db.Photos.Where(p => p.ProfessionalId == photo.ProfessionalId).MaxAsync(p => (int?)p.Position, cancellationToken);
        photo.Position = (last ?? -1) + 1;
        db.Add(photo);
    }
}
