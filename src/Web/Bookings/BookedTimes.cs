using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Visavis.Web.Availability;
using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Bookings;

/// <summary>Writes to the time that is taken. Every write happens inside <see cref="BeginAsync"/>.</summary>
internal static class BookedTimes
{
    /// <summary>
    /// Opens the transaction in which the time of one professional is changed, and takes out what has expired. Writers of the same
    /// professional wait for each other: SQLite has one writer anyway, PostgreSQL would end their embrace only after a second.
    /// </summary>
    public static async Task<IDbContextTransaction> BeginAsync(
        VisavisDbContext db,
        Guid professionalId,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (db is PostgresVisavisDbContext)
        {
            var key = BitConverter.ToInt64(professionalId.ToByteArray());
            await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({key})", cancellationToken);
        }

        await db.Set<BookedTime>()
            .Where(t => t.ProfessionalId == professionalId && t.ExpiresAt <= now)
            .ExecuteDeleteAsync(cancellationToken);
        return transaction;
    }

    /// <summary>The row of one owner, buffers included.</summary>
    public static BookedTime Of(
        Guid ownerId,
        Guid professionalId,
        BookedTimeKind kind,
        DateTimeOffset start,
        DateTimeOffset end,
        int bufferBefore,
        int bufferAfter,
        DateTimeOffset? expiresAt
    ) =>
        new()
        {
            Id = Guid.NewGuid(),
            OwnerId = ownerId,
            ProfessionalId = professionalId,
            Kind = kind,
            StartsAt = start.AddMinutes(-bufferBefore),
            EndsAt = end.AddMinutes(bufferAfter),
            ExpiresAt = expiresAt,
        };

    public static BookedTime Of(Booking booking, BookedTimeKind kind, DateTimeOffset? expiresAt = null) =>
        Of(
            booking.Id,
            booking.ProfessionalId,
            kind,
            booking.StartsAt,
            booking.EndsAt,
            booking.BufferBeforeMinutes,
            booking.BufferAfterMinutes,
            expiresAt
        );

    /// <summary>Takes away what the owner holds: all of it, or one kind.</summary>
    public static async Task FreeAsync(VisavisDbContext db, Guid ownerId, BookedTimeKind? kind, CancellationToken cancellationToken)
    {
        var rows = db.Set<BookedTime>().Where(t => t.OwnerId == ownerId && (kind == null || t.Kind == kind));
        // A bulk statement passes the change tracker by, and what is free again may be the next free slot.
        foreach (var professionalId in await rows.Select(t => t.ProfessionalId).Distinct().ToListAsync(cancellationToken))
        {
            AvailabilityChanges.Note(db, professionalId, DateTimeOffset.UnixEpoch);
        }

        await rows.ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>Saves; false when the database refused because a time is taken. Then the transaction is lost.</summary>
    public static async Task<bool> TrySaveAsync(VisavisDbContext db, CancellationToken cancellationToken)
    {
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateException problem) when (OverlapGuard.Refused(problem))
        {
            db.ChangeTracker.Clear();
            return false;
        }
    }
}
