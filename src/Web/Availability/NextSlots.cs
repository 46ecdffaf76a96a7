using Microsoft.EntityFrameworkCore;
using NodaTime;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Professionals;

namespace Visavis.Web.Availability;

/// <summary>Finds the next free slots that cards, the availability filter and its sort show, for those whose free time changed.</summary>
internal sealed class NextSlots(VisavisDbContext db, SlotFinder finder, TimeProvider time)
{
    private const int MostAtOnce = 50;

    /// <summary>How far the next slot is looked for, and how long nothing is looked at again when there is none.</summary>
    private static readonly Duration Ahead = Duration.FromDays(60);
    private static readonly TimeSpan PauseWithout = TimeSpan.FromHours(12);

    /// <returns>Whether there may be more.</returns>
    public async Task<bool> FindDueAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var due = await db.Set<AvailabilityChange>()
            .AsNoTracking()
            .Where(change => change.DueAt <= now)
            .OrderBy(change => change.DueAt)
            .Take(MostAtOnce)
            .ToListAsync(cancellationToken);
        foreach (var professionalId in due.Select(change => change.ProfessionalId).Distinct())
        {
            await FindAsync(professionalId, cancellationToken);
        }

        return due.Count == MostAtOnce;
    }

    private async Task FindAsync(Guid professionalId, CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        // Before looking: what changes while this looks stays noted.
        var seen = await db.Set<AvailabilityChange>()
            .Where(change => change.ProfessionalId == professionalId)
            .MaxAsync(change => (long?)change.Id, cancellationToken);
        var person = await db.Professionals.SingleOrDefaultAsync(p => p.Id == professionalId, cancellationToken);
        if (person is not null)
        {
            var now = Instant.FromDateTimeOffset(time.GetUtcNow());
            var next = await finder.NextAsync(professionalId, now, now + Ahead, cancellationToken);
            person.NextSlotAt = next?.Slot.Start.ToDateTimeOffset();
            var again = next is { } found ? found.GoneAt.ToDateTimeOffset() : time.GetUtcNow() + PauseWithout;
            if (next is not null || await db.WorkingHours.AnyAsync(hours => hours.ProfessionalId == professionalId, cancellationToken))
            {
                AvailabilityChanges.Note(db, professionalId, again);
            }
        }

        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            // The profile was saved meanwhile; its change is still noted, so the next round finds it.
            return;
        }

        await db.Set<AvailabilityChange>()
            .Where(change => change.ProfessionalId == professionalId && change.Id <= seen)
            .ExecuteDeleteAsync(cancellationToken);
    }
}
