using NodaTime;

namespace Visavis.Scheduling.Tests;

/// <summary>Which rule decides a date, how intervals of a day stand to one another, and how appointments come again.</summary>
public sealed class ScheduleTests
{
    private static readonly DateTimeZone Paris = DateTimeZoneProviders.Tzdb["Europe/Paris"];
    private static readonly LocalDate Monday = new(2026, 11, 23);
    private static readonly WorkingInterval Early = WorkingInterval.FromMinutes(540, 600);
    private static readonly WorkingInterval Late = WorkingInterval.FromMinutes(1200, 1260);

    [Fact]
    public void Of_two_overrides_that_are_as_long_the_day_off_decides_whichever_was_written_first()
    {
        var (open, off) = (new DateOverride(Monday, Monday, [Early]), new DateOverride(Monday, Monday, []));

        Assert.Equal(DayKind.DayOff, Of(open, off).KindOf(Monday));
        Assert.Equal(DayKind.DayOff, Of(off, open).KindOf(Monday));
        Assert.Empty(Of(off, open).HoursOn(Monday));
    }

    [Fact]
    public void The_shortest_override_decides_whichever_was_written_first()
    {
        var week = new DateOverride(Monday, Monday.PlusDays(6), [Late]);
        var day = new DateOverride(Monday, Monday, [Early]);

        Assert.Equal([Early], Of(week, day).HoursOn(Monday));
        Assert.Equal([Early], Of(day, week).HoursOn(Monday));
        Assert.Equal([Late], Of(day, week).HoursOn(Monday.PlusDays(1)));
        Assert.Equal(DayKind.OtherHours, Of(day, week).KindOf(Monday));
    }

    [Fact]
    public void An_override_holds_from_its_first_day_to_its_last()
    {
        var off = new DateOverride(Monday, Monday.PlusDays(2), []);

        Assert.Equal(3, off.Days);
        Assert.True(off.IsDayOff);
        Assert.Equal([false, true, true, true, false], Enumerable.Range(-1, 5).Select(day => off.Contains(Monday.PlusDays(day))));
        Assert.False(new DateOverride(Monday, Monday, [Early]).IsDayOff);
    }

    [Fact]
    public void A_holiday_closes_a_day_and_an_override_of_that_day_decides_against_it()
    {
        var holidays = new HashSet<LocalDate> { Monday };
        var schedule = new Schedule(Paris, SlotWorld.EveryDay((9, 12)), [], holidays);

        Assert.Equal((DayKind.Holiday, DayKind.Usual), (schedule.KindOf(Monday), schedule.KindOf(Monday.PlusDays(1))));
        Assert.Empty(schedule.HoursOn(Monday));
        Assert.Single(schedule.HoursOn(Monday.PlusDays(1)));
        Assert.Equal([Late], (schedule with { Overrides = [new(Monday, Monday, [Late])] }).HoursOn(Monday));
    }

    [Fact]
    public void Work_in_a_window_is_cut_to_it_and_has_the_night_before()
    {
        var world = new SlotWorld { Week = WeeklyHours.None.With(IsoDayOfWeek.Monday, [WorkingInterval.FromMinutes(22 * 60, 30 * 60)]) };
        var night = world.Schedule.WorkWithin(world.Span("2026-11-24 01:00", "2026-11-25 00:00"));

        Assert.Equal([world.Span("2026-11-24 01:00", "2026-11-24 06:00")], night);
    }

    [Fact]
    public void Hours_that_touch_and_a_night_that_meets_the_morning_are_one_stretch()
    {
        var world = new SlotWorld
        {
            Week = WeeklyHours
                .None.With(IsoDayOfWeek.Monday, [WorkingInterval.FromMinutes(20 * 60, 32 * 60)])
                .With(IsoDayOfWeek.Tuesday, [WorkingInterval.FromMinutes(8 * 60, 10 * 60)]),
        };

        Assert.Equal(
            [world.Span("2026-11-23 20:00", "2026-11-24 10:00")],
            world.Schedule.WorkWithin(world.Span("2026-11-23 00:00", "2026-11-25 00:00"))
        );
        // An appointment reaches over the seam, and its starts are counted from either beginning.
        Assert.Null(world.Search(new SlotRules(120) { StepMinutes = 60 }).Check(world.At("2026-11-24 07:00")));
    }

    [Fact]
    public void A_day_begins_with_its_first_moment_where_midnight_is_skipped()
    {
        // São Paulo, 4 November 2018: the clocks went from midnight to one o'clock.
        var zone = DateTimeZoneProviders.Tzdb["America/Sao_Paulo"];
        var date = new LocalDate(2018, 11, 4);

        Assert.Equal(
            new LocalTime(1, 0),
            new Schedule(zone, WeeklyHours.None, [], new HashSet<LocalDate>()).StartOf(date).InZone(zone).TimeOfDay
        );
    }

    [Fact]
    public void Intervals_stand_in_the_order_of_their_starts_and_then_of_their_ends()
    {
        var (one, longer, later) = (Of(9, 10), Of(9, 11), Of(10, 11));

        Assert.True(one < longer && longer < later && later > one && longer > one);
        Assert.True(one <= longer && longer >= one);
        Assert.True(one <= Of(9, 10) && one >= Of(9, 10));
        Assert.False(one < Of(9, 10) || one > Of(9, 10));
        Assert.False(longer < one || longer <= one || one > longer || one >= longer);
        Assert.Equal([one, longer, later], new[] { later, longer, one }.Order());
    }

    [Fact]
    public void Intervals_overlap_where_they_share_a_moment_and_not_where_they_touch()
    {
        Assert.True(Of(9, 12).Overlaps(Of(11, 13)));
        Assert.True(Of(11, 13).Overlaps(Of(9, 12)));
        Assert.True(Of(9, 12).Overlaps(Of(10, 11)));
        Assert.False(Of(9, 12).Overlaps(Of(12, 13)));
        Assert.False(Of(12, 13).Overlaps(Of(9, 12)));
    }

    [Fact]
    public void A_night_of_twelve_hours_is_one_and_a_longer_one_is_two_times_in_the_wrong_order()
    {
        Assert.Null(WorkingInterval.Check(new LocalTime(20, 0), new LocalTime(8, 0)));
        Assert.Equal(WorkingHoursProblem.EndsBeforeStart, WorkingInterval.Check(new LocalTime(20, 0), new LocalTime(8, 15)));
        Assert.Equal(12, (int)WorkingInterval.FromMinutes(20 * 60, 32 * 60).Length.TotalHours);
        Assert.Throws<ArgumentException>(() => WorkingInterval.FromMinutes(20 * 60, (32 * 60) + 15));
    }

    [Fact]
    public void An_interval_knows_its_wall_clock_and_whether_it_goes_over_midnight()
    {
        var (night, evening) = (WorkingInterval.FromMinutes(22 * 60, 26 * 60), WorkingInterval.FromMinutes(22 * 60, 24 * 60));

        Assert.Equal((new LocalTime(22, 0), new LocalTime(2, 0), true), (night.Start, night.End, night.IsOverMidnight));
        Assert.Equal((new LocalTime(22, 0), LocalTime.Midnight, false), (evening.Start, evening.End, evening.IsOverMidnight));
        Assert.False(evening.ContainsOnNextDay(LocalTime.Midnight));
        Assert.True(night.ContainsOnNextDay(LocalTime.Midnight));
        Assert.True(night.Contains(new LocalTime(22, 0)));
        Assert.False(night.Contains(new LocalTime(21, 59)));
        Assert.False(Of(9, 12).Contains(new LocalTime(12, 0)));
        Assert.False(night.ContainsOnNextDay(new LocalTime(2, 0)));
    }

    [Fact]
    public void A_week_has_seven_days_of_which_four_follow_Monday_and_none_is_no_day()
    {
        Assert.Equal(Enumerable.Range(1, 7).Select(day => (IsoDayOfWeek)day), WeeklyHours.Days);
        Assert.Equal(Enumerable.Range(2, 4).Select(day => (IsoDayOfWeek)day), WeeklyHours.OtherWorkingDays);
        Assert.Throws<ArgumentOutOfRangeException>(() => WeeklyHours.None.With(IsoDayOfWeek.None, [Early]));
        Assert.False(WeeklyHours.None.Equals(null));
        Assert.False(WeeklyHours.None.Equals((object)"nothing"));
        Assert.True(WeeklyHours.None.Equals((object)WeeklyHours.None.With(IsoDayOfWeek.Monday, [])));
        Assert.NotEqual(
            WeeklyHours.None.With(IsoDayOfWeek.Monday, [Early]).GetHashCode(),
            WeeklyHours.None.With(IsoDayOfWeek.Tuesday, [Early]).GetHashCode()
        );
    }

    [Fact]
    public void What_the_person_did_not_say_twice_comes_once_and_in_order()
    {
        var series = new WeeklySeries(
            Paris,
            Monday.PlusDays(1),
            [IsoDayOfWeek.Thursday, IsoDayOfWeek.Tuesday, IsoDayOfWeek.Thursday],
            [new LocalTime(9, 0), new LocalTime(9, 0)],
            1,
            4
        );

        Assert.Equal(["11-24", "11-26", "12-01", "12-03"], series.Occurrences().Select(one => one.Local.ToString("MM-dd", null)));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(-3, 0)]
    [InlineData(52, 52)]
    [InlineData(53, 52)]
    public void A_series_has_at_most_a_year_of_weeks(int asked, int given) => Assert.Equal(given, Series(1, asked).Occurrences().Count());

    [Theory]
    [InlineData(0, 7)]
    [InlineData(1, 7)]
    [InlineData(2, 14)]
    [InlineData(4, 28)]
    [InlineData(5, 28)]
    public void A_series_comes_every_week_to_every_fourth(int every, int days)
    {
        var dates = Series(every, 2).Occurrences().Select(one => one.Local.Date).ToList();

        Assert.Equal((Monday, Monday.PlusDays(days)), (dates[0], dates[1]));
    }

    [Fact]
    public void A_series_without_a_weekday_or_a_time_has_no_occurrence_and_one_from_Sunday_on_counts_its_week()
    {
        Assert.Empty((Series(1, 5) with { Weekdays = [] }).Occurrences());
        Assert.Empty((Series(1, 5) with { Times = [] }).Occurrences());
        var sunday = Series(2, 2) with { First = Monday.PlusDays(-1), Weekdays = [IsoDayOfWeek.Sunday, IsoDayOfWeek.Monday] };
        // The week of that Sunday is the first, so its Monday is over and the next one is two weeks after.
        Assert.Equal([Monday.PlusDays(-1), Monday.PlusDays(7)], sunday.Occurrences().Select(one => one.Local.Date));
    }

    [Theory]
    [InlineData("Asia/Kolkata", 5.5)]
    [InlineData("Asia/Kathmandu", 5.75)]
    [InlineData("Australia/Lord_Howe", 11)]
    [InlineData("America/St_Johns", -3.5)]
    public void A_series_in_a_zone_of_half_and_quarter_hours_is_at_its_wall_clock(string zoneId, double hours)
    {
        var series = Series(1, 1) with { Zone = DateTimeZoneProviders.Tzdb[zoneId] };

        var start = Assert.Single(series.Occurrences()).Start!.Value;

        Assert.Equal(Monday.At(new LocalTime(9, 0)).InUtc().ToInstant() - Duration.FromHours(hours), start);
    }

    private static WeeklySeries Series(int every, int count) =>
        new(Paris, Monday, [IsoDayOfWeek.Monday], [new LocalTime(9, 0)], every, count);

    private static Schedule Of(params DateOverride[] overrides) =>
        new(Paris, SlotWorld.EveryDay((9, 12)), overrides, new HashSet<LocalDate>());

    private static WorkingInterval Of(int start, int end) => WorkingInterval.FromMinutes(start * 60, end * 60);
}
