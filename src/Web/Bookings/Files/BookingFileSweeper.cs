using Microsoft.EntityFrameworkCore;
using Visavis.Web.Foundation.Background;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Media.Storage;

namespace Visavis.Web.Bookings.Files;

/// <summary>Removes files of forms that were never sent, proofs that were decided, and what a crash left between file and row.</summary>
public sealed class BookingFileSweeper(
    IDbContextFactory<VisavisDbContext> contexts,
    IBlobStore store,
    TimeProvider time,
    ILogger<BookingFileSweeper> logger
) : PeriodicService(TimeSpan.FromHours(1), time, logger)
{
    private static readonly TimeSpan OrphanAge = TimeSpan.FromDays(1);

    public async Task SweepAsync(CancellationToken cancellationToken)
    {
        var before = Clock.GetUtcNow() - OrphanAge;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await db.Set<BookingFile>()
            .Where(f => f.SentAt < before)
            .Where(f =>
                f.Use == BookingFileUse.Attachment
                    ? !db.Set<Booking>().Any(b => b.Id == f.BookingId) && !db.Set<Hold>().Any(h => h.Id == f.BookingId)
                    : !db.Set<Booking>().Any(b => b.Id == f.BookingId && b.LateFee == LateFeeState.WaiverAsked)
            )
            .ExecuteDeleteAsync(cancellationToken);
        await foreach (var blob in store.ListAsync(BookingFiles.Folder, cancellationToken))
        {
            if (blob.WrittenAt < before && !await db.Set<BookingFile>().AnyAsync(f => f.StorageKey == blob.Key, cancellationToken))
            {
                await store.DeleteAsync(blob.Key, cancellationToken);
            }
        }
    }

    protected override Task RunAsync(CancellationToken cancellationToken) => SweepAsync(cancellationToken);
}
