using NodaTime;

namespace Visavis.Scheduling.Tests;

public sealed class WeeklyHoursTests
{
    private static readonly WorkingInterval Morning = Interval(9, 12);
    private static readonly WorkingInterval Afternoon = Interval(14, 18);

    [Fact]
    public void A_day_holds_its_intervals_in_order_and_the_others_are_off()
    {
        var week = WeeklyHours.None.With(IsoDayOfWeek.Monday, [Afternoon, Morning]);

        Assert.Equal([Morning, Afternoon], week.On(IsoDayOfWeek.Monday));
        Assert.Empty(week.On(IsoDayOfWeek.Tuesday));
        Assert.False(week.IsEmpty);
        Assert.True(WeeklyHours.None.IsEmpty);
    }

    [Fact]
    public void Taking_the_last_interval_away_makes_a_day_off()
    {
        var week = WeeklyHours.None.With(IsoDayOfWeek.Monday, [Morning]).With(IsoDayOfWeek.Monday, []);

        Assert.True(week.IsEmpty);
        Assert.Equal(WeeklyHours.None, week);
    }

    [Fact]
    public void A_week_is_not_changed_by_what_is_made_from_it()
    {
        var week = WeeklyHours.None.With(IsoDayOfWeek.Monday, [Morning]);

        week.With(IsoDayOfWeek.Monday, [Afternoon]);

        Assert.Equal([Morning], week.On(IsoDayOfWeek.Monday));
    }

    [Fact]
    public void Hours_are_copied_over_whatever_the_other_days_had()
    {
        var week = WeeklyHours
            .None.With(IsoDayOfWeek.Monday, [Morning, Afternoon])
            .With(IsoDayOfWeek.Friday, [Interval(6, 7)])
            .With(IsoDayOfWeek.Saturday, [Morning])
            .Copy(IsoDayOfWeek.Monday, WeeklyHours.OtherWorkingDays);

        Assert.All(WeeklyHours.OtherWorkingDays, day => Assert.Equal([Morning, Afternoon], week.On(day)));
        Assert.Equal([Morning], week.On(IsoDayOfWeek.Saturday));
        Assert.Empty(week.On(IsoDayOfWeek.Sunday));
    }

    [Fact]
    public void Intervals_may_touch_but_not_overlap()
    {
        Assert.Null(WeeklyHours.Check([Interval(9, 12), Interval(12, 13)]));
        Assert.Equal(WorkingHoursProblem.Overlap, WeeklyHours.Check([Interval(13, 18), Interval(9, 14)]));
        Assert.Equal(WorkingHoursProblem.Overlap, WeeklyHours.Check([Morning, Morning]));
        Assert.Throws<ArgumentException>(() => WeeklyHours.None.With(IsoDayOfWeek.Monday, [Morning, Morning]));
    }

    [Fact]
    public void A_day_has_so_many_intervals_and_no_more()
    {
        var hours = Enumerable.Range(0, WeeklyHours.MostPerDay + 1).Select(i => Interval(2 * i, (2 * i) + 1)).ToList();

        Assert.Null(WeeklyHours.Check(hours.Skip(1)));
        Assert.Equal(WorkingHoursProblem.TooMany, WeeklyHours.Check(hours));
    }

    [Theory]
    [InlineData(9, 0, 9, 0, WorkingHoursProblem.EndsBeforeStart)]
    [InlineData(18, 0, 9, 0, WorkingHoursProblem.EndsBeforeStart)]
    [InlineData(9, 5, 10, 0, WorkingHoursProblem.NotOnStep)]
    [InlineData(9, 0, 10, 1, WorkingHoursProblem.NotOnStep)]
    public void Times_that_make_no_interval_are_told_why(int hour, int minute, int endHour, int endMinute, WorkingHoursProblem problem)
    {
        var (start, end) = (new LocalTime(hour, minute), new LocalTime(endHour, endMinute));

        Assert.Equal(problem, WorkingInterval.Check(start, end));
        Assert.Null(WorkingInterval.TryCreate(start, end));
    }

    [Fact]
    public void Midnight_ends_a_day_and_begins_one()
    {
        var evening = WorkingInterval.TryCreate(new LocalTime(22, 15), LocalTime.Midnight)!.Value;
        var whole = WorkingInterval.TryCreate(LocalTime.Midnight, LocalTime.Midnight)!.Value;

        Assert.Equal((1335, 1440), (evening.StartMinute, evening.EndMinute));
        Assert.Equal((0, 1440), (whole.StartMinute, whole.EndMinute));
        Assert.True(evening.Contains(new LocalTime(23, 59)));
        Assert.Equal(Duration.FromHours(24), whole.Length);
    }

    [Fact]
    public void A_night_belongs_to_the_day_it_begins_on_and_lasts_into_the_next()
    {
        var night = WorkingInterval.TryCreate(new LocalTime(22, 0), new LocalTime(6, 0))!.Value;
        var week = WeeklyHours.None.With(IsoDayOfWeek.Sunday, [night]);

        Assert.Equal((1320, 1800), (night.StartMinute, night.EndMinute));
        Assert.True(week.Contains(IsoDayOfWeek.Sunday, new LocalTime(23, 0)));
        Assert.True(week.Contains(IsoDayOfWeek.Monday, new LocalTime(5, 59)));
        Assert.False(week.Contains(IsoDayOfWeek.Monday, new LocalTime(6, 0)));
        Assert.False(week.Contains(IsoDayOfWeek.Sunday, new LocalTime(5, 0)));
        Assert.Equal(WorkingHoursProblem.Overlap, WeeklyHours.Check([night, Interval(23, 24)]));
    }

    [Fact]
    public void Two_times_of_one_day_make_the_interval_between_them_and_an_end_that_is_not_later_lies_on_the_next()
    {
        Assert.Equal(Morning, WorkingInterval.TryCreate(new LocalTime(9, 0), new LocalTime(12, 0)));
        Assert.Equal(WorkingInterval.FromMinutes(1410, 1455), WorkingInterval.TryCreate(new LocalTime(23, 30), new LocalTime(0, 15)));
    }

    [Fact]
    public void Each_night_goes_on_in_the_day_after_it_and_in_no_other()
    {
        foreach (var day in WeeklyHours.Days)
        {
            var week = WeeklyHours.None.With(day, [WorkingInterval.FromMinutes(22 * 60, 26 * 60)]);
            var after = day == IsoDayOfWeek.Sunday ? IsoDayOfWeek.Monday : day + 1;

            Assert.Equal([after], WeeklyHours.Days.Where(one => week.Contains(one, new LocalTime(1, 0))));
            Assert.Equal([day], WeeklyHours.Days.Where(one => week.Contains(one, new LocalTime(23, 0))));
        }
    }

    [Theory]
    [InlineData(-15, 60)]
    [InlineData(1440, 1500)]
    [InlineData(0, 1455)]
    [InlineData(60, 60)]
    [InlineData(61, 120)]
    [InlineData(60, 119)]
    public void Stored_minutes_that_make_no_interval_are_refused(int start, int end)
    {
        Assert.Throws<ArgumentException>(() => WorkingInterval.FromMinutes(start, end));
    }

    [Fact]
    public void An_interval_begins_at_its_start_and_is_over_at_its_end()
    {
        var week = WeeklyHours.None.With(IsoDayOfWeek.Monday, [Morning]);

        Assert.True(week.Contains(IsoDayOfWeek.Monday, new LocalTime(9, 0)));
        Assert.True(week.Contains(IsoDayOfWeek.Monday, new LocalTime(11, 59)));
        Assert.False(week.Contains(IsoDayOfWeek.Monday, new LocalTime(12, 0)));
        Assert.False(week.Contains(IsoDayOfWeek.Tuesday, new LocalTime(10, 0)));
    }

    [Fact]
    public void Weeks_with_the_same_hours_are_equal()
    {
        var (one, other) = (
            WeeklyHours.None.With(IsoDayOfWeek.Monday, [Morning, Afternoon]),
            WeeklyHours.None.With(IsoDayOfWeek.Monday, [Afternoon, Morning])
        );

        Assert.Equal(one, other);
        Assert.Equal(one.GetHashCode(), other.GetHashCode());
        Assert.NotEqual(one, one.With(IsoDayOfWeek.Sunday, [Morning]));
    }

    private static WorkingInterval Interval(int startHour, int endHour) => WorkingInterval.FromMinutes(startHour * 60, endHour * 60);
}
