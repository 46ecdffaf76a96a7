using Microsoft.EntityFrameworkCore;
using NodaTime;
using Visavis.Scheduling;
using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Availability;

/// <summary>When somebody works, from the rows of the database.</summary>
public sealed class ScheduleReader(VisavisDbContext db)
{
    private static readonly HashSet<LocalDate> NoHolidays = [];

    /// <summary>Null when there is no such professional.</summary>
    public async Task<Schedule?> ReadAsync(Guid professionalId, CancellationToken cancellationToken)
    {
        var zoneId = await db
            .Professionals.Where(p => p.Id == professionalId)
            .Select(p => p.Account!.TimeZone)
            .SingleOrDefaultAsync(cancellationToken);
        if (zoneId is null)
        {
            return null;
        }

        var hours = await db.WorkingHours.AsNoTracking().Where(h => h.ProfessionalId == professionalId).ToListAsync(cancellationToken);
        return new Schedule(ZoneOf(zoneId), WorkingWeek.Of(hours), [], NoHolidays);
    }

    /// <summary>A zone that was renamed or removed meanwhile must not close a calendar.</summary>
    public static DateTimeZone ZoneOf(string id) =>
        DateTimeZoneProviders.Tzdb.GetZoneOrNull(id) ?? DateTimeZoneProviders.Tzdb["Europe/Paris"];
}
