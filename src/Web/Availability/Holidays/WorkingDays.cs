using Microsoft.EntityFrameworkCore;
using NodaTime;
using Visavis.Scheduling;
using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Availability.Holidays;

/// <summary>Whose public holidays count.</summary>
public sealed record HolidayRule(HolidayPlace Place, bool HasGoodFriday);

/// <summary>Delays in working days: without Saturdays, Sundays and the public holidays of the place where the work was done.</summary>
public sealed class WorkingDays(VisavisDbContext db, IHolidayCalendar calendar)
{
    /// <summary>The holidays of somebody's commune, or those that they chose.</summary>
    public async Task<HolidayRule> OfAsync(Guid professionalId, CancellationToken cancellationToken)
    {
        var settings = await db.Set<AvailabilitySettings>()
            .AsNoTracking()
            .SingleOrDefaultAsync(s => s.ProfessionalId == professionalId, cancellationToken);
        var commune = await db
            .Professionals.Where(p => p.Id == professionalId)
            .Select(p => p.CommuneCode)
            .SingleOrDefaultAsync(cancellationToken);
        return new HolidayRule(settings?.HolidayPlace ?? HolidayPlaces.OfCommune(commune ?? ""), settings?.KeepsGoodFriday ?? false);
    }

    /// <summary>The end of the last of so many working days after a moment: an instant, inclusive.</summary>
    public DateTimeOffset After(DateTimeOffset from, int days, DateTimeZone zone, HolidayRule rule)
    {
        var years = new Dictionary<int, HashSet<LocalDate>>();
        return WorkedHours.AfterWorkingDays(Instant.FromDateTimeOffset(from), days, zone, IsHoliday).ToDateTimeOffset();

        bool IsHoliday(LocalDate day)
        {
            if (!years.TryGetValue(day.Year, out var holidays))
            {
                holidays = [.. calendar.Of(rule.Place, rule.HasGoodFriday, day.Year).Select(one => one.Date)];
                years.Add(day.Year, holidays);
            }

            return holidays.Contains(day);
        }
    }
}
