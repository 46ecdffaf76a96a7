using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Visavis.Web.Accounts;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Professionals;

namespace Visavis.Web.Availability;

/// <summary>Notes in the same save that somebody's free time may have changed, so that no page can forget it.</summary>
internal sealed class AvailabilityChanges(TimeProvider time) : SaveChangesInterceptor
{
    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        Note(eventData.Context);
        return result;
    }

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData,
        InterceptionResult<int> result,
        CancellationToken cancellationToken = default
    )
    {
        Note(eventData.Context);
        return ValueTask.FromResult(result);
    }

    /// <summary>For what else takes somebody's time, in the caller's transaction.</summary>
    public static void Note(VisavisDbContext db, Guid professionalId, DateTimeOffset dueAt) =>
        db.Add(new AvailabilityChange { ProfessionalId = professionalId, DueAt = dueAt });

    private void Note(DbContext? context)
    {
        if (context is not VisavisDbContext db)
        {
            return;
        }

        // The database removes what hangs on a professional together with the account.
        var gone = Deleted<Professional>(db, person => person.Id).Concat(Deleted<Account>(db, account => account.Id)).ToHashSet();
        var changed = Of<WorkingHours>(db, row => row.ProfessionalId)
            .Concat(Of<DateOverrideRow>(db, row => row.ProfessionalId))
            .Concat(Of<AvailabilitySettings>(db, row => row.ProfessionalId))
            .Concat(Of<IOccupiesTime>(db, row => row.ProfessionalId))
            .Concat(Readings(db))
            .Concat(Services(db));
        foreach (var id in changed.Distinct().Where(id => !gone.Contains(id)).ToList())
        {
            Note(db, id, time.GetUtcNow());
        }

        var expiring = db
            .ChangeTracker.Entries<IOccupiesTime>()
            .Where(entry => entry.State is EntityState.Added or EntityState.Modified)
            .Select(entry => entry.Entity)
            .ToList();
        foreach (var row in expiring)
        {
            if (row.ExpiresAt is { } end && !gone.Contains(row.ProfessionalId))
            {
                Note(db, row.ProfessionalId, end);
            }
        }
    }

    private static IEnumerable<Guid> Deleted<T>(VisavisDbContext db, Func<T, Guid> idOf)
        where T : class =>
        db.ChangeTracker.Entries<T>().Where(entry => entry.State == EntityState.Deleted).Select(entry => idOf(entry.Entity));

    private static IEnumerable<Guid> Of<T>(VisavisDbContext db, Func<T, Guid> ownerOf)
        where T : class =>
        db.ChangeTracker.Entries<T>().Where(entry => entry.State != EntityState.Unchanged).Select(entry => ownerOf(entry.Entity));

    /// <summary>A calendar that was read and says the same changes nothing.</summary>
    private static IEnumerable<Guid> Readings(VisavisDbContext db) =>
        db
            .ChangeTracker.Entries<LinkedCalendar>()
            .Where(entry =>
                entry.State is EntityState.Added or EntityState.Deleted
                || (
                    entry.State == EntityState.Modified
                    && (entry.Property(c => c.Busy).IsModified || entry.Property(c => c.Trouble).IsModified)
                )
            )
            .Select(entry => entry.Entity.ProfessionalId);

    /// <summary>A service added together with its owner is nothing that can be booked before there are hours.</summary>
    private static IEnumerable<Guid> Services(VisavisDbContext db)
    {
        var isNew = db
            .ChangeTracker.Entries<Professional>()
            .Where(entry => entry.State == EntityState.Added)
            .Select(entry => entry.Entity.Id)
            .ToHashSet();
        return Of<ServiceOffer>(db, offer => offer.ProfessionalId).Where(id => !isNew.Contains(id));
    }
}
