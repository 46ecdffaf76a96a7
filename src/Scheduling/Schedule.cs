using NodaTime;
using NodaTime.TimeZones;

namespace Visavis.Scheduling;

/// <summary>When somebody works: the usual week, overrides, the public holidays kept, and the zone all of it is meant in.</summary>
/// <param name="Zone">Of the person who works.</param>
/// <param name="Holidays">Dates on which nothing is worked unless an override says otherwise; none for who works through them.</param>
public sealed record Schedule(DateTimeZone Zone, WeeklyHours Week, IReadOnlyList<DateOverride> Overrides, IReadOnlySet<LocalDate> Holidays)
{
    /// <summary>A local time that is skipped becomes the first moment after the gap; one that comes twice means its first time.</summary>
    public static ZoneLocalMappingResolver Resolver { get; } =
        Resolvers.CreateMappingResolver(Resolvers.ReturnEarlier, Resolvers.ReturnStartOfIntervalAfter);

    /// <summary>Which rule decides the date, most particular first: an override, the shortest of several; a holiday; the week.</summary>
    public DayKind KindOf(LocalDate date) =>
        OverrideOn(date) is { } special
            ? special.IsDayOff
                ? DayKind.DayOff
                : DayKind.OtherHours
            : Holidays.Contains(date)
                ? DayKind.Holiday
                : DayKind.Usual;

    /// <summary>The intervals that begin on the date. What began the evening before goes on whatever this date is.</summary>
    public IReadOnlyList<WorkingInterval> HoursOn(LocalDate date) =>
        OverrideOn(date) is { } special ? special.Hours
        : Holidays.Contains(date) ? []
        : Week.On(date.DayOfWeek);

    /// <summary>The working intervals that begin on the dates, as instants, each by itself and in order; one that a change of clocks swallows is left out.</summary>
    public IEnumerable<Interval> WorkFrom(LocalDate first, LocalDate last)
    {
        for (var date = first; date <= last; date = date.PlusDays(1))
        {
            foreach (var hours in HoursOn(date))
            {
                var (start, end) = (At(date, hours.StartMinute), At(date, hours.EndMinute));
                if (start < end)
                {
                    yield return new Interval(start, end);
                }
            }
        }
    }

    /// <summary>All moments of work that lie in the window.</summary>
    public IReadOnlyList<Interval> WorkWithin(Interval window)
    {
        var (first, last) = (window.Start.InZone(Zone).Date.PlusDays(-1), window.End.InZone(Zone).Date);
        return Intervals.Clip(Intervals.Merge(WorkFrom(first, last)), window);
    }

    /// <summary>The first moment of a date: later than midnight where a change of clocks skips midnight.</summary>
    public Instant StartOf(LocalDate date) => Zone.AtStartOfDay(date).ToInstant();

    private Instant At(LocalDate date, int minute) =>
        (date.PlusDays(minute / WorkingInterval.MinutesPerDay) + LocalTime.FromMinutesSinceMidnight(minute % WorkingInterval.MinutesPerDay))
            .InZone(Zone, Resolver)
            .ToInstant();

    private DateOverride? OverrideOn(LocalDate date)
    {
        DateOverride? found = null;
        foreach (var candidate in Overrides)
        {
            if (
                candidate.Contains(date)
                && (found is null || candidate.Days < found.Days || (candidate.Days == found.Days && candidate.IsDayOff))
            )
            {
                found = candidate;
            }
        }

        return found;
    }
}
