using NodaTime;
using NodaTime.Text;

namespace Visavis.Scheduling.Tests;

/// <summary>Words for the tests of slots: local times as text, a week of ordinary hours in a zone.</summary>
internal sealed record SlotWorld(string ZoneId = "Europe/Paris")
{
    private static readonly LocalDateTimePattern Pattern = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm");

    public DateTimeZone Zone { get; } = DateTimeZoneProviders.Tzdb[ZoneId];

    public WeeklyHours Week { get; init; } = EveryDay((9, 12), (14, 18));

    public IReadOnlyList<DateOverride> Overrides { get; init; } = [];

    public IReadOnlySet<LocalDate> Holidays { get; init; } = new HashSet<LocalDate>();

    public OccupiedTimes Occupied { get; init; } = OccupiedTimes.Nothing;

    /// <summary>Local time at which the question is asked.</summary>
    public string Now { get; init; } = "2026-11-01 00:00";

    public Schedule Schedule => new(Zone, Week, Overrides, Holidays);

    public static WeeklyHours EveryDay(params (int Start, int End)[] hours) =>
        WeeklyHours.Days.Aggregate(
            WeeklyHours.None,
            (week, day) => week.With(day, hours.Select(h => WorkingInterval.FromMinutes(h.Start * 60, h.End * 60)))
        );

    public Instant At(string local) => Pattern.Parse(local).Value.InZone(Zone, Schedule.Resolver).ToInstant();

    public Interval Span(string from, string to) => new(At(from), At(to));

    public SlotSearch Search(SlotRules rules) => new(Schedule, rules, Occupied, At(Now));

    /// <summary>Local starts of the slots of one day.</summary>
    public string Starts(SlotRules rules, string date) =>
        Text(Search(rules).Between(Schedule.StartOf(Date(date)), Schedule.StartOf(Date(date).PlusDays(1))));

    public string Text(IEnumerable<Interval> slots) =>
        string.Join(' ', slots.Select(slot => slot.Start.InZone(Zone).ToString("HH:mm", null)));

    public static LocalDate Date(string date) => LocalDatePattern.Iso.Parse(date).Value;
}
