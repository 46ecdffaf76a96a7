using Microsoft.EntityFrameworkCore;
using Visavis.Scheduling;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Professionals.Editing;

namespace Visavis.Web.Professionals;

/// <summary>Reads and replaces somebody's working hours.</summary>
public sealed class WorkingHoursEditor(VisavisDbContext db, TimeProvider clock)
{
    private const int MostAttempts = 5;

    public async Task<PlacedHours> LoadAsync(Guid professionalId, CancellationToken cancellationToken) =>
        PlacedHours.Of(await Rows(professionalId).AsNoTracking().ToListAsync(cancellationToken));

    /// <summary>Replaces the whole week, provided the stored one satisfies <paramref name="isUnchanged"/>.</summary>
    public async Task<SectionOutcome> SaveAsync(
        Guid professionalId,
        Predicate<PlacedHours> isUnchanged,
        PlacedHours hours,
        CancellationToken cancellationToken
    )
    {
        for (var attempt = 1; ; attempt++)
        {
            db.ChangeTracker.Clear();
            var person = await db.Professionals.SingleOrDefaultAsync(p => p.Id == professionalId, cancellationToken);
            if (person is null)
            {
                return SectionOutcome.Absent;
            }

            var rows = await Rows(professionalId).ToListAsync(cancellationToken);
            if (!isUnchanged(PlacedHours.Of(rows)))
            {
                return SectionOutcome.ChangedElsewhere;
            }

            Replace(professionalId, rows, hours);
            person.UpdatedAt = clock.GetUtcNow();
            db.Entry(person).Property(p => p.UpdatedAt).IsModified = true;
            try
            {
                await db.SaveChangesAsync(cancellationToken);
                return SectionOutcome.Saved;
            }
            catch (DbUpdateException) when (attempt < MostAttempts) { }
        }
    }

    /// <summary>The day and start of a row are its key: one that stays is changed, not removed and added.</summary>
    private void Replace(Guid professionalId, List<WorkingHours> rows, PlacedHours hours)
    {
        var wanted = WeeklyHours
            .Days.SelectMany(day => hours.On(day), (day, hour) => (Weekday: (int)day, hour.Interval, hour.Place))
            .ToDictionary(row => (row.Weekday, row.Interval.StartMinute), row => (row.Interval.EndMinute, row.Place));
        foreach (var row in rows)
        {
            if (wanted.Remove((row.Weekday, row.StartMinute), out var stays))
            {
                (row.EndMinute, row.PlaceId) = stays;
            }
            else
            {
                db.Remove(row);
            }
        }

        db.AddRange(
            wanted.Select(row => new WorkingHours
            {
                ProfessionalId = professionalId,
                Weekday = row.Key.Weekday,
                StartMinute = row.Key.StartMinute,
                EndMinute = row.Value.EndMinute,
                PlaceId = row.Value.Place,
            })
        );
    }

    private IQueryable<WorkingHours> Rows(Guid professionalId) => db.WorkingHours.Where(row => row.ProfessionalId == professionalId);
}
