using NodaTime;

namespace Visavis.Scheduling;

/// <summary>
/// The moments at which an appointment can start. Pure: the same schedule, rules, occupied times and clock give the same slots, whatever
/// window is asked. <c>docs/scheduling-rules.md</c> has each rule with an example.
/// </summary>
public sealed class SlotSearch
{
    /// <summary>Days looked at in one go for the next slot: most people have one within a week.</summary>
    private const int DaysAtOnce = 7;

    private readonly Schedule schedule;
    private readonly SlotRules rules;
    private readonly OccupiedTimes occupied;
    private readonly Instant now;
    private readonly Dictionary<LocalDate, int> counted;

    public SlotSearch(Schedule schedule, SlotRules rules, OccupiedTimes occupied, Instant now)
    {
        (this.schedule, this.rules, this.occupied, this.now) = (schedule, rules.Checked(), occupied, now);
        counted = rules.DailyLimit is null
            ? []
            : occupied.CountedStarts.GroupBy(start => start.InZone(schedule.Zone).Date).ToDictionary(day => day.Key, day => day.Count());
        Bookable = BookableFrom(schedule, rules, now);
    }

    /// <summary>From the end of the minimum notice to the end of the last day of the horizon: starts lie in it. Empty when the notice is longer.</summary>
    public Interval Bookable { get; }

    /// <summary>The free slots that start from <paramref name="from"/> on and before <paramref name="to"/>, earliest first.</summary>
    public IEnumerable<Interval> Between(Instant from, Instant to)
    {
        (from, to) = (Instant.Max(from, Bookable.Start), Instant.Min(to, Bookable.End));
        if (from >= to)
        {
            return [];
        }

        var (work, stretches) = Work(from, to);
        var starts = new SortedSet<Instant>();
        var step = Duration.FromMinutes(rules.StepMinutes);
        foreach (var hours in work)
        {
            for (var start = hours.Start; start < hours.End && start < to; start += step)
            {
                if (start >= from && RefusalOf(start, stretches) is null)
                {
                    starts.Add(start);
                }
            }
        }

        return starts.Select(start => new Interval(start, start + Duration.FromMinutes(rules.Minutes)));
    }

    /// <summary>The first free slot that starts from <paramref name="from"/> on; null when there is none up to the horizon.</summary>
    public Interval? Next(Instant from)
    {
        for (var start = Instant.Max(from, Bookable.Start); start < Bookable.End; start += Duration.FromDays(DaysAtOnce))
        {
            foreach (var slot in Between(start, start + Duration.FromDays(DaysAtOnce)))
            {
                return slot;
            }
        }

        return null;
    }

    /// <summary>Why an appointment cannot start then; null when it can, and then <see cref="Between"/> gives the same slot.</summary>
    public SlotRefusal? Check(Instant start)
    {
        if (start <= now)
        {
            return SlotRefusal.Past;
        }

        if (start < Bookable.Start)
        {
            return SlotRefusal.TooSoon;
        }

        if (start >= Bookable.End)
        {
            return SlotRefusal.TooFar;
        }

        var (work, stretches) = Work(start, start + Duration.Epsilon);
        var step = Duration.FromMinutes(rules.StepMinutes);
        return RefusalOf(start, stretches)
            ?? (
                work.Any(hours => hours.Contains(start) && (start - hours.Start).BclCompatibleTicks % step.BclCompatibleTicks == 0)
                    ? null
                    : SlotRefusal.OffStep
            );
    }

    /// <summary>Working time within the window that could be offered if it were known to be free.</summary>
    public IReadOnlyList<Interval> UnknownBetween(Instant from, Instant to)
    {
        (from, to) = (Instant.Max(from, Bookable.Start), Instant.Min(to, Bookable.End));
        return from >= to || occupied.Unknown.Count == 0
            ? []
            : Intervals.Except(Intervals.Common(schedule.WorkWithin(new Interval(from, to)), occupied.Unknown), occupied.Busy);
    }

    /// <summary>Working time within the window that is taken.</summary>
    public IReadOnlyList<Interval> BusyBetween(Instant from, Instant to) =>
        from >= to || occupied.Busy.Count == 0 ? [] : Intervals.Common(schedule.WorkWithin(new Interval(from, to)), occupied.Busy);

    private SlotRefusal? RefusalOf(Instant start, IReadOnlyList<Interval> stretches)
    {
        var taken = rules.Occupies(start);
        return !Intervals.Cover(stretches, start, start + Duration.FromMinutes(rules.Minutes)) ? SlotRefusal.OutsideHours
            : Intervals.Overlap(occupied.Busy, taken.Start, taken.End) ? SlotRefusal.Busy
            : Intervals.Overlap(occupied.Unknown, taken.Start, taken.End) ? SlotRefusal.Unknown
            : rules.DailyLimit is { } limit && counted.GetValueOrDefault(start.InZone(schedule.Zone).Date) >= limit ? SlotRefusal.DayFull
            : null;
    }

    /// <summary>The working intervals in which a start of the window can lie, and with them all work such an appointment can reach into.</summary>
    private (IReadOnlyList<Interval> Work, IReadOnlyList<Interval> Stretches) Work(Instant from, Instant to)
    {
        var first = from.InZone(schedule.Zone).Date.PlusDays(-1);
        var last = (to + Duration.FromMinutes(rules.Minutes)).InZone(schedule.Zone).Date;
        var work = schedule.WorkFrom(first, last).ToList();
        return (work, Intervals.Merge(work));
    }

    private static Interval BookableFrom(Schedule schedule, SlotRules rules, Instant now)
    {
        var start = now + Duration.FromMinutes(Math.Max(rules.MinimumNotice, 0));
        // What starts now has started.
        start = rules.MinimumNotice == 0 ? start + Duration.Epsilon : start;
        var end = schedule.StartOf(now.InZone(schedule.Zone).Date.PlusDays(rules.HorizonDays + 1));
        return new Interval(start, Instant.Max(start, end));
    }
}
