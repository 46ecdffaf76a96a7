using Microsoft.EntityFrameworkCore;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Media.Inspection;
using Visavis.Web.Media.Storage;
using Visavis.Web.Media.Uploads;
using Visavis.Web.Messages;

namespace Visavis.Web.Bookings.Files;

/// <summary>
/// Takes photos and PDFs for a booking, by the checks of gallery and documents. They belong to the hold while the form is filled, so that a
/// form that comes back with a mistake has lost none.
/// </summary>
public sealed class BookingFiles(
    VisavisDbContext db,
    MessageFiles checks,
    IBlobStore store,
    TimeProvider time,
    ILogger<BookingFiles> logger
)
{
    public const string Folder = "bookings/";

    public async Task<IReadOnlyList<BookingFile>> ListAsync(Guid bookingId, BookingFileUse use, CancellationToken cancellationToken) =>
        await db.Set<BookingFile>()
            .AsNoTracking()
            .Where(f => f.BookingId == bookingId && f.Use == use)
            .OrderBy(f => f.SentAt)
            .ThenBy(f => f.Name)
            .ToListAsync(cancellationToken);

    /// <summary>Stores all of them or none.</summary>
    /// <exception cref="UploadRefusedException">One is not taken, or they are too many.</exception>
    public async Task AddAsync(
        Guid bookingId,
        BookingFileUse use,
        Guid? senderId,
        IReadOnlyList<IFormFile> files,
        CancellationToken cancellationToken
    )
    {
        if (files.Count == 0)
        {
            return;
        }

        var there = await db.Set<BookingFile>().CountAsync(f => f.BookingId == bookingId && f.Use == use, cancellationToken);
        if (there + files.Count > BookingFile.MostPerUse)
        {
            throw new UploadRefusedException(UploadProblem.TooManyFiles);
        }

        await using var stored = new StoredFiles(store, logger);
        var now = time.GetUtcNow();
        foreach (var file in files)
        {
            var prepared = await checks.StoreAsync(file, Folder, stored, cancellationToken);
            db.Add(
                new BookingFile
                {
                    Id = Guid.NewGuid(),
                    BookingId = bookingId,
                    SenderId = senderId,
                    Use = use,
                    Name = prepared.Name,
                    StorageKey = prepared.StorageKey,
                    ContentType = prepared.ContentType,
                    Bytes = prepared.Bytes,
                    IsPicture = prepared.Width is not null,
                    SentAt = now,
                }
            );
        }

        await db.SaveChangesAsync(cancellationToken);
        stored.Keep();
    }

    /// <summary>Another hold instead of one that was lost: the files go along.</summary>
    public Task MoveAsync(Guid fromHold, Guid toHold, CancellationToken cancellationToken) =>
        db.Set<BookingFile>()
            .Where(f => f.BookingId == fromHold && f.Use == BookingFileUse.Attachment)
            .Where(f => !db.Set<Booking>().Any(b => b.Id == fromHold))
            .ExecuteUpdateAsync(set => set.SetProperty(f => f.BookingId, toHold), cancellationToken);

    /// <summary>Removes one, or all of a use.</summary>
    public async Task RemoveAsync(Guid bookingId, BookingFileUse use, Guid? fileId, CancellationToken cancellationToken)
    {
        var rows = db.Set<BookingFile>().Where(f => f.BookingId == bookingId && f.Use == use && (fileId == null || f.Id == fileId));
        var keys = await rows.Select(f => f.StorageKey).ToListAsync(cancellationToken);
        await rows.ExecuteDeleteAsync(cancellationToken);
        await store.RemoveUnneededAsync(keys, logger);
    }
}
