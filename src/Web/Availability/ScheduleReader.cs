using Microsoft.EntityFrameworkCore;
using NodaTime;
using Visavis.Scheduling;
using Visavis.Web.Availability.Holidays;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Professionals;

namespace Visavis.Web.Availability;

/// <summary>When somebody works, from the rows of the database.</summary>
public sealed class ScheduleReader(VisavisDbContext db, IHolidayCalendar holidays, TimeProvider time)
{
    private static readonly HashSet<LocalDate> NoHolidays = [];

    /// <summary>Null when there is no such professional.</summary>
    public Task<Schedule?> ReadAsync(Guid professionalId, CancellationToken cancellationToken) =>
        ReadAsync(professionalId, placeId: null, cancellationToken);

    /// <param name="placeId">Leaves out the hours that name another place; null takes them all.</param>
    public async Task<Schedule?> ReadAsync(Guid professionalId, Guid? placeId, CancellationToken cancellationToken)
    {
        var person = await db
            .Professionals.Where(p => p.Id == professionalId)
            .Select(p => new { p.CommuneCode, p.Account!.TimeZone })
            .SingleOrDefaultAsync(cancellationToken);
        if (person is null)
        {
            return null;
        }

        var hours = await db
            .WorkingHours.AsNoTracking()
            .Where(h => h.ProfessionalId == professionalId && (placeId == null || h.PlaceId == null || h.PlaceId == placeId))
            .ToListAsync(cancellationToken);
        var overrides = await OverridesAsync(professionalId, cancellationToken);
        var settings = await SettingsAsync(professionalId, cancellationToken);
        return new Schedule(
            ZoneOf(person.TimeZone),
            WorkingWeek.Of(hours),
            [.. overrides.Select(HoursText.OverrideOf)],
            settings.KeepsHolidays ? [.. HolidaysOf(settings, person.CommuneCode).Select(day => day.Date)] : NoHolidays
        );
    }

    /// <summary>Those of this year and of the two that follow.</summary>
    public IEnumerable<Holiday> HolidaysOf(AvailabilitySettings settings, string communeCode)
    {
        var place = settings.HolidayPlace ?? HolidayPlaces.OfCommune(communeCode);
        var year = time.GetUtcNow().Year;
        return Enumerable.Range(year, 3).SelectMany(y => holidays.Of(place, settings.KeepsGoodFriday, y));
    }

    /// <summary>What was decided, or the defaults.</summary>
    public async Task<AvailabilitySettings> SettingsAsync(Guid professionalId, CancellationToken cancellationToken) =>
        await db.Set<AvailabilitySettings>().AsNoTracking().SingleOrDefaultAsync(s => s.ProfessionalId == professionalId, cancellationToken)
        ?? new AvailabilitySettings { ProfessionalId = professionalId };

    /// <summary>Those that are not over, earliest first.</summary>
    public async Task<IReadOnlyList<DateOverrideRow>> OverridesAsync(Guid professionalId, CancellationToken cancellationToken)
    {
        // Somewhere it is still yesterday.
        var yesterday = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime).AddDays(-1);
        return await db.Set<DateOverrideRow>()
            .AsNoTracking()
            .Where(row => row.ProfessionalId == professionalId && row.Last >= yesterday)
            .OrderBy(row => row.First)
            .ThenBy(row => row.Last)
            .ToListAsync(cancellationToken);
    }

    /// <summary>A zone that was renamed or removed meanwhile must not close a calendar.</summary>
    public static DateTimeZone ZoneOf(string id) =>
        DateTimeZoneProviders.Tzdb.GetZoneOrNull(id) ?? DateTimeZoneProviders.Tzdb["Europe/Paris"];
}
