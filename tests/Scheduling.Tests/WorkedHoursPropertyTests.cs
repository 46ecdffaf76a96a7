using NodaTime;
using Visavis.Scheduling;

namespace Visavis.Scheduling.Tests;

/// <summary>
/// What holds of worked time whatever the day: nights, the days on which clocks change in zones that do it differently, ends of months and years.
/// The other way of counting is a clock that ticks once a minute.
/// </summary>
public sealed class WorkedHoursPropertyTests
{
    private static readonly DateTimeZone[] Zones =
    [
        .. new[]
        {
            "Europe/Paris",
            "America/New_York",
            "America/Sao_Paulo",
            "Australia/Lord_Howe",
            "Africa/Cairo",
            "Asia/Kathmandu",
            "UTC",
        }.Select(id => DateTimeZoneProviders.Tzdb[id]),
    ];

    [Theory]
    [InlineData(3)]
    [InlineData(15)]
    [InlineData(2026)]
    public void Minutes_are_those_that_a_ticking_clock_counts_each_on_its_own_date(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 250; round++)
        {
            var zone = Zones[random.Next(Zones.Length)];
            var (date, start, end) = (SomeDate(random, zone), SomeTime(random), SomeTime(random));
            var shift = WorkedHours.Shift(date, start, end, zone);

            var ticks = new Dictionary<LocalDate, int>();
            for (var at = shift.Start; at < shift.End; at += Duration.FromMinutes(1))
            {
                var day = at.InZone(zone).Date;
                ticks[day] = ticks.GetValueOrDefault(day) + 1;
            }

            var all = ticks.Values.Sum();
            var words = $"{zone.Id} {date} {start}-{end}";
            Assert.Equal(all is > 0 and <= WorkedHours.MostMinutes ? all : null, WorkedHours.Minutes(shift, 0));
            Assert.Equal(ticks.OrderBy(t => t.Key).Select(t => (t.Key, t.Value)), WorkedHours.ByDate(shift, zone));
            // A break is taken off once, and never all there is.
            var pause = random.Next(0, 90);
            Assert.Equal(all - pause is > 0 and <= WorkedHours.MostMinutes ? all - pause : null, WorkedHours.Minutes(shift, pause));
            // Never more than an hour or two from what the wall says, and an end before its start is the next day's.
            var wall = (int)Period.Between(date + start, (end <= start ? date.PlusDays(1) : date) + end, PeriodUnits.Minutes).Minutes;
            Assert.True(Math.Abs(all - wall) <= 120, words);
            Assert.True(WorkedHours.ByDate(shift, zone).All(part => part.Minutes > 0), words);
        }
    }

    [Theory]
    [InlineData(5)]
    [InlineData(42)]
    public void Working_days_are_counted_one_by_one_and_end_with_the_day_there(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 200; round++)
        {
            var zone = Zones[random.Next(Zones.Length)];
            var from = zone.AtLeniently(SomeDate(random, zone) + SomeTime(random)).ToInstant();
            var holidays = Enumerable.Range(0, 5).Select(_ => from.InZone(zone).Date.PlusDays(random.Next(1, 15))).ToHashSet();
            var days = random.Next(1, 12);

            var until = WorkedHours.AfterWorkingDays(from, days, zone, holidays.Contains);

            Assert.Equal(zone.AtStartOfDay(until.InZone(zone).Date).ToInstant(), until);
            var last = until.InZone(zone).Date.PlusDays(-1);
            var between = 0;
            for (var day = from.InZone(zone).Date.PlusDays(1); day <= last; day = day.PlusDays(1))
            {
                between += IsWorked(day) ? 1 : 0;
            }

            Assert.Equal(days, between);
            Assert.True(IsWorked(last));
            Assert.True(WorkedHours.AfterWorkingDays(from, days + 1, zone, holidays.Contains) > until);

            bool IsWorked(LocalDate day) => day.DayOfWeek is not (IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday) && !holidays.Contains(day);
        }
    }

    /// <summary>Any day, or the end of a month, or one beside a change of the clock.</summary>
    private static LocalDate SomeDate(Random random, DateTimeZone zone)
    {
        var any = new LocalDate(2012, 1, 1).PlusDays(random.Next(15 * 365));
        var kind = random.Next(3);
        if (kind < 2)
        {
            return kind == 0 ? any : any.With(DateAdjusters.EndOfMonth);
        }

        var from = any.AtStartOfDayInZone(zone).ToInstant();
        var changes = zone.GetZoneIntervals(from, from + Duration.FromDays(366)).Where(part => part.HasStart && part.Start > from).ToList();
        return changes.Count == 0 ? any : changes[random.Next(changes.Count)].Start.InZone(zone).Date.PlusDays(random.Next(-1, 1));
    }

    private static LocalTime SomeTime(Random random) => LocalTime.FromMinutesSinceMidnight(random.Next(24 * 12) * 5);
}
