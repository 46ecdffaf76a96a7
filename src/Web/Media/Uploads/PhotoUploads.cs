using Microsoft.EntityFrameworkCore;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Media.Inspection;
using Visavis.Web.Media.Storage;

namespace Visavis.Web.Media.Uploads;

/// <summary>Takes photos in: all of one, or nothing.</summary>
public sealed class PhotoUploads(
    PhotoInspector inspector,
    MediaQuota quota,
    IBlobStore store,
    Thumbnailer thumbnailer,
    TimeProvider clock,
    ILogger<PhotoUploads> logger
)
{
    /// <summary>Two sizes of one picture differ by a pixel of rounding, not more.</summary>
    private const double ShapeTolerance = 0.03;

    /// <summary>Adds one photo at the end of the gallery (or beside it, for a portrait) from the sizes a browser made, or from one original.</summary>
    /// <exception cref="UploadRefusedException">It is not taken; nothing was kept.</exception>
    /// <exception cref="StorageFullException">There is no room; nothing was kept.</exception>
    /// <exception cref="StorageUnavailableException">The store does not answer; nothing was kept.</exception>
    public async Task<Photo> AddAsync(Guid owner, PhotoUse use, IReadOnlyList<UploadedFile> files, CancellationToken cancellationToken)
    {
        // The last one is the largest: as large as the photo deserves.
        var photos = files.Select((file, i) => (File: file, Photo: inspector.Inspect(file.Content, i < files.Count - 1))).ToList();
        if (photos.Count == 0)
        {
            throw new UploadRefusedException(UploadProblem.Empty);
        }

        await quota.CheckAsync(owner, new MediaUsage(photos.Sum(p => p.Photo.Bytes), 1, 0), cancellationToken);
        if (photos is [{ File.Size: null } original])
        {
            await using var sizes = await thumbnailer.TryMakeAsync(original.File.Content, original.Photo, cancellationToken);
            return sizes is null
                ? await StoreAsync(owner, use, [(PhotoSize.Large, original.File, original.Photo)], cancellationToken)
                : await StoreAsync(
                    owner,
                    use,
                    Sized([.. sizes.Files.Select(f => (File: f, Photo: inspector.Inspect(f.Content, isMadeSmaller: true)))]),
                    cancellationToken
                );
        }

        return await StoreAsync(owner, use, Sized(photos), cancellationToken);
    }

    private static List<(PhotoSize, UploadedFile, InspectedPhoto)> Sized(List<(UploadedFile File, InspectedPhoto Photo)> photos)
    {
        var shape = Shape(photos[^1].Photo);
        var isRight =
            photos.All(p => p.File.Size is { } size && Math.Max(p.Photo.Width, p.Photo.Height) <= size.LongerSide())
            && photos.All(p => Math.Abs((Shape(p.Photo) / shape) - 1) <= ShapeTolerance)
            && photos.DistinctBy(p => p.File.Size).Count() == photos.Count;
        return isRight
            ? [.. photos.Select(p => (p.File.Size!.Value, p.File, p.Photo))]
            : throw new UploadRefusedException(UploadProblem.WrongSize);
    }

    private static double Shape(InspectedPhoto photo) => (double)photo.ShownWidth / photo.ShownHeight;

    private async Task<Photo> StoreAsync(
        Guid owner,
        PhotoUse use,
        List<(PhotoSize Size, UploadedFile File, InspectedPhoto Photo)> sizes,
        CancellationToken cancellationToken
    )
    {
        var photo = new Photo
        {
            Id = Guid.NewGuid(),
            ProfessionalId = owner,
            Use = use,
            CreatedAt = clock.GetUtcNow(),
        };
        await using var stored = new StoredFiles(store, logger);
        foreach (var (size, file, inspected) in sizes)
        {
            await using var clean = new PieceStream(file.Content, inspected.Pieces);
            photo.Files.Add(
                new PhotoFile
                {
                    Size = size,
                    StorageKey = await stored.WriteAsync(StorageKey.Photos, clean, inspected.ContentType, cancellationToken),
                    ContentType = inspected.ContentType,
                    Width = inspected.ShownWidth,
                    Height = inspected.ShownHeight,
                    Bytes = clean.Length,
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
