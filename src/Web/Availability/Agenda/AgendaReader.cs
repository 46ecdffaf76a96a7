using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Extensions;
using Visavis.Search;
using Visavis.Web.Accounts;
using Visavis.Web.Foundation.Data;
using Place = Visavis.Web.Contacts.Place;

namespace Visavis.Web.Availability.Agenda;

/// <summary>Makes the agenda of a profile, in the reader's zone.</summary>
public sealed class AgendaReader(
    VisavisDbContext db,
    SlotFinder finder,
    IEventTypes eventTypes,
    ScheduleReader schedules,
    TimeProvider time
)
{
    private const int DaysOfWeekView = 7;

    /// <param name="page">The page it stands on.</param>
    /// <param name="reader">Whose account's zone counts where none was chosen.</param>
    public async Task<AgendaView?> ReadAsync(
        Guid professionalId,
        string page,
        AgendaQuestion asked,
        Guid? reader,
        CancellationToken cancellationToken
    )
    {
        var person = await db
            .Professionals.Where(p => p.Id == professionalId)
            .Select(p => new { p.ReferenceCode, p.DisplayName })
            .SingleOrDefaultAsync(cancellationToken);
        if (person is null || await schedules.ReadAsync(professionalId, cancellationToken) is not { } schedule)
        {
            return null;
        }

        var now = Instant.FromDateTimeOffset(time.GetUtcNow());
        var zone = await ZoneAsync(asked, reader, schedule.Zone, cancellationToken);
        var today = now.InZone(zone).Date;
        var events = await eventTypes.ListAsync(professionalId, cancellationToken);
        var chosen = events.FirstOrDefault(type => type.Id == asked.ServiceId) ?? (events.Count > 0 ? events[0] : null);
        var view = new AgendaView
        {
            Asked = asked,
            Page = page,
            Reference = ReferenceCode.Display(person.ReferenceCode),
            PersonName = person.DisplayName,
            IsOwn = reader == professionalId,
            Week = schedule.Week,
            Places = await PlacesAsync(professionalId, cancellationToken),
            Events = events,
            Zone = zone,
            HomeZone = schedule.Zone,
            Today = today,
            Days = [],
        };
        if (chosen is null || (schedule.Week.IsEmpty && schedule.Overrides.Count == 0))
        {
            return view;
        }

        var minutes = asked.Minutes is { } wanted && chosen.Durations.Contains(wanted) ? wanted : chosen.Durations[0];
        var last = today.PlusDays(chosen.Rules.HorizonDays);
        var day = LocalDate.Min(LocalDate.Max(asked.Day ?? today, today), last);
        var (first, end) = asked.IsMonth ? WeeksOf(day) : (day, day.PlusDays(DaysOfWeekView - 1));
        var (from, to) = (StartOf(first, zone), StartOf(end.PlusDays(1), zone));
        var answer = await finder.FindAsync(professionalId, chosen.Id, minutes, Instant.Max(from, now), to, cancellationToken);
        var days = Days(answer, first, end, zone)
            .Select(found => found with { IsShown = found.Date >= today && (!asked.IsMonth || found.Date.Month == day.Month) })
            .ToList();
        var later = days.Exists(found => found.Free.Any())
            ? null
            : (await finder.FindAsync(professionalId, chosen.Id, minutes, to, StartOf(last.PlusDays(2), zone), cancellationToken)).Slots;
        var (previous, next) = asked.IsMonth
            ? (FirstOfMonth(day).PlusMonths(-1), FirstOfMonth(day).PlusMonths(1))
            : (day.PlusDays(-DaysOfWeekView), day.PlusDays(DaysOfWeekView));
        return view with
        {
            Event = chosen,
            Minutes = minutes,
            Asked = asked with { Day = day == today ? null : day },
            Days = days,
            Later = later is { Count: > 0 } ? later[0] : null,
            Previous = first > today ? LocalDate.Max(previous, today) : null,
            Next = next <= last ? next : null,
            Age = answer.ReadAt is { } read ? now - read : null,
            Unknown = answer.Unknown.Count > 0 ? answer.Unknown[0].Reason : null,
        };
    }

    private async Task<IReadOnlyDictionary<(IsoDayOfWeek Day, int StartMinute), string>> PlacesAsync(
        Guid professionalId,
        CancellationToken cancellationToken
    ) =>
        (
            await db
                .WorkingHours.Where(h => h.ProfessionalId == professionalId && h.PlaceId != null)
                .Join(
                    db.Set<Place>(),
                    h => h.PlaceId,
                    p => p.Id,
                    (h, p) =>
                        new
                        {
                            h.Weekday,
                            h.StartMinute,
                            p.Name,
                        }
                )
                .ToListAsync(cancellationToken)
        ).ToDictionary(h => ((IsoDayOfWeek)h.Weekday, h.StartMinute), h => h.Name);

    private async Task<DateTimeZone> ZoneAsync(AgendaQuestion asked, Guid? reader, DateTimeZone home, CancellationToken cancellationToken)
    {
        if (asked.ZoneId is not null)
        {
            return DateTimeZoneProviders.Tzdb[asked.ZoneId];
        }

        var own = reader is null
            ? null
            : await db
                .Users.Where(account => account.Id == reader)
                .Select(account => account.TimeZone)
                .SingleOrDefaultAsync(cancellationToken);
        return own is null ? home : ScheduleReader.ZoneOf(own);
    }

    private static IEnumerable<AgendaDay> Days(SlotAnswer answer, LocalDate first, LocalDate end, DateTimeZone zone)
    {
        var blocks = answer
            .Slots.Select(slot => new AgendaBlock(AgendaBlockKind.Free, slot))
            .Concat(answer.Busy.Select(when => new AgendaBlock(AgendaBlockKind.Busy, when)))
            .Concat(answer.Unknown.Select(part => new AgendaBlock(AgendaBlockKind.Unknown, part.When)).DistinctBy(block => block.When))
            .ToLookup(block => block.When.Start.InZone(zone).Date);
        for (var date = first; date <= end; date = date.PlusDays(1))
        {
            yield return new AgendaDay(date, [.. blocks[date].OrderBy(block => block.When.Start)], IsShown: true);
        }
    }

    /// <summary>From the Monday before the first of the month to the Sunday after its last day.</summary>
    private static (LocalDate First, LocalDate End) WeeksOf(LocalDate day)
    {
        var first = FirstOfMonth(day);
        var last = first.PlusMonths(1).PlusDays(-1);
        return (first.PlusDays(1 - (int)first.DayOfWeek), last.PlusDays(7 - (int)last.DayOfWeek));
    }

    private static LocalDate FirstOfMonth(LocalDate day) => new(day.Year, day.Month, 1);

    private static Instant StartOf(LocalDate date, DateTimeZone zone) => zone.AtStartOfDay(date).ToInstant();
}
