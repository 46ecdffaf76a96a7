using Visavis.Web.Foundation.PersonalData;
using Visavis.Web.Professionals;

namespace Visavis.Web.Availability;

internal static class AvailabilityPersonalTables
{
    /// <summary>Ids to look at again.</summary>
    public static IReadOnlyList<Type> NotPersonal { get; } = [typeof(AvailabilityChange)];

    public static IEnumerable<PersonalTable> All =>
        [
            PersonalTable<WorkingHours>
                .Deleted("workingHours", (db, person) => db.WorkingHours.Where(h => h.ProfessionalId == person.Id))
                .Exports(nameof(WorkingHours.Weekday), nameof(WorkingHours.StartMinute), nameof(WorkingHours.EndMinute))
                .Withholds(nameof(WorkingHours.ProfessionalId), nameof(WorkingHours.PlaceId)),
            PersonalTable<AvailabilitySettings>
                .Deleted("availability", (db, person) => db.Set<AvailabilitySettings>().Where(s => s.ProfessionalId == person.Id))
                .Exports(
                    nameof(AvailabilitySettings.KeepsHolidays),
                    nameof(AvailabilitySettings.HolidayPlace),
                    nameof(AvailabilitySettings.KeepsGoodFriday)
                )
                .Withholds(nameof(AvailabilitySettings.ProfessionalId)),
            PersonalTable<DateOverrideRow>
                .Deleted("dateOverrides", (db, person) => db.Set<DateOverrideRow>().Where(o => o.ProfessionalId == person.Id))
                .Exports(nameof(DateOverrideRow.First), nameof(DateOverrideRow.Last), nameof(DateOverrideRow.Hours))
                .Withholds(nameof(DateOverrideRow.Id), nameof(DateOverrideRow.ProfessionalId)),
            PersonalTable<LinkedCalendar>
                .Deleted("calendars", (db, person) => db.Set<LinkedCalendar>().Where(c => c.ProfessionalId == person.Id))
                .Exports(
                    nameof(LinkedCalendar.CalendarId),
                    nameof(LinkedCalendar.AddedAt),
                    nameof(LinkedCalendar.ReadAt),
                    nameof(LinkedCalendar.ReadFrom),
                    nameof(LinkedCalendar.ReadTo),
                    nameof(LinkedCalendar.Busy),
                    nameof(LinkedCalendar.Trouble)
                )
                .Withholds(
                    nameof(LinkedCalendar.Id),
                    nameof(LinkedCalendar.ProfessionalId),
                    nameof(LinkedCalendar.Failures),
                    nameof(LinkedCalendar.NextReadAt),
                    nameof(LinkedCalendar.LeasedUntil),
                    nameof(LinkedCalendar.Version)
                ),
        ];
}
