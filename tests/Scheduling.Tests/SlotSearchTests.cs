using NodaTime;

namespace Visavis.Scheduling.Tests;

/// <summary>One test for each worked example of docs/scheduling-rules.md.</summary>
public sealed class SlotSearchTests
{
    private const string Monday = "2026-11-23";
    private static readonly SlotRules Hour = new(60) { StepMinutes = 60 };

    [Fact]
    public void Slots_fill_working_hours_step_by_step_and_leave_the_break_out() =>
        Assert.Equal("09:00 10:00 11:00 14:00 15:00 16:00 17:00", new SlotWorld().Starts(Hour, Monday));

    [Fact]
    public void Steps_count_from_the_start_of_each_interval_and_what_does_not_fit_is_not_offered() =>
        Assert.Equal("09:00 09:50 10:40 14:00 14:50 15:40 16:30", new SlotWorld().Starts(new SlotRules(50) { StepMinutes = 50 }, Monday));

    [Fact]
    public void A_busy_quarter_takes_the_slots_it_touches_and_leaves_those_that_meet_it()
    {
        var world = new SlotWorld();
        world = world with { Occupied = new([world.Span($"{Monday} 10:00", $"{Monday} 10:15")], [], []) };

        Assert.Equal("09:00 11:00 14:00 15:00 16:00 17:00", world.Starts(Hour, Monday));
    }

    [Fact]
    public void Buffers_must_be_free_but_may_lie_outside_working_hours()
    {
        var world = new SlotWorld();
        world = world with { Occupied = new([world.Span($"{Monday} 10:00", $"{Monday} 10:30")], [], []) };

        Assert.Equal("11:00 14:00 15:00 16:00 17:00", world.Starts(Hour with { BufferBefore = 15, BufferAfter = 30 }, Monday));
    }

    [Fact]
    public void Unknown_is_never_free_and_busy_says_more()
    {
        var world = new SlotWorld();
        world = world with
        {
            Occupied = new([world.Span($"{Monday} 11:00", $"{Monday} 12:00")], [world.Span($"{Monday} 10:30", $"{Monday} 15:30")], []),
        };
        var search = world.Search(Hour);

        Assert.Equal("09:00 16:00 17:00", world.Starts(Hour, Monday));
        Assert.Equal(SlotRefusal.Unknown, search.Check(world.At($"{Monday} 10:00")));
        Assert.Equal(SlotRefusal.Busy, search.Check(world.At($"{Monday} 11:00")));
        Assert.Equal(
            [world.Span($"{Monday} 10:30", $"{Monday} 11:00"), world.Span($"{Monday} 14:00", $"{Monday} 15:30")],
            search.UnknownBetween(world.At($"{Monday} 00:00"), world.At($"{Monday} 23:00"))
        );
    }

    [Fact]
    public void The_minimum_notice_is_kept_to_the_minute()
    {
        var world = new SlotWorld { Now = $"{Monday} 08:00" };

        Assert.StartsWith("10:00 ", world.Starts(Hour with { MinimumNotice = 120 }, Monday), StringComparison.Ordinal);
        Assert.StartsWith("11:00 ", world.Starts(Hour with { MinimumNotice = 121 }, Monday), StringComparison.Ordinal);
        Assert.Equal(SlotRefusal.TooSoon, world.Search(Hour with { MinimumNotice = 121 }).Check(world.At($"{Monday} 10:00")));
    }

    [Fact]
    public void What_starts_now_has_started()
    {
        var world = new SlotWorld { Now = $"{Monday} 10:00" };

        Assert.StartsWith("11:00 ", world.Starts(Hour, Monday), StringComparison.Ordinal);
        Assert.Equal(SlotRefusal.Past, world.Search(Hour).Check(world.At($"{Monday} 10:00")));
    }

    [Fact]
    public void The_horizon_counts_whole_days_of_who_works()
    {
        var world = new SlotWorld { Now = $"{Monday} 23:30" };
        var rules = Hour with { HorizonDays = 1 };

        Assert.NotEmpty(world.Starts(rules, "2026-11-24"));
        Assert.Empty(world.Starts(rules, "2026-11-25"));
        Assert.Equal(SlotRefusal.TooFar, world.Search(rules).Check(world.At("2026-11-25 09:00")));
    }

    [Fact]
    public void A_day_that_has_its_number_is_full_and_the_next_is_not()
    {
        var world = new SlotWorld();
        world = world with { Occupied = new([], [], [world.At($"{Monday} 09:00"), world.At($"{Monday} 17:00")]) };
        var rules = Hour with { DailyLimit = 2 };

        Assert.Empty(world.Starts(rules, Monday));
        Assert.NotEmpty(world.Starts(rules, "2026-11-24"));
        Assert.NotEmpty(world.Starts(Hour with { DailyLimit = 3 }, Monday));
        Assert.Equal(SlotRefusal.DayFull, world.Search(rules).Check(world.At($"{Monday} 10:00")));
    }

    [Fact]
    public void A_holiday_is_off_unless_the_date_has_hours_of_its_own()
    {
        var holiday = SlotWorld.Date("2026-12-25");
        var world = new SlotWorld { Holidays = new HashSet<LocalDate> { holiday } };

        Assert.Empty(world.Starts(Hour, "2026-12-25"));
        Assert.Equal(DayKind.Holiday, world.Schedule.KindOf(holiday));
        var open = world with { Overrides = [new(holiday, holiday, [WorkingInterval.FromMinutes(600, 720)])] };
        Assert.Equal("10:00 11:00", open.Starts(Hour, "2026-12-25"));
    }

    [Fact]
    public void In_days_off_one_worked_day_is_worked()
    {
        var world = new SlotWorld
        {
            Overrides =
            [
                new(SlotWorld.Date("2026-11-23"), SlotWorld.Date("2026-11-29"), []),
                new(SlotWorld.Date("2026-11-25"), SlotWorld.Date("2026-11-25"), [WorkingInterval.FromMinutes(540, 600)]),
            ],
        };

        Assert.Empty(world.Starts(Hour, "2026-11-24"));
        Assert.Equal("09:00", world.Starts(Hour, "2026-11-25"));
        Assert.Equal(DayKind.DayOff, world.Schedule.KindOf(SlotWorld.Date("2026-11-24")));
        Assert.NotEmpty(world.Starts(Hour, "2026-11-30"));
    }

    [Fact]
    public void A_night_goes_on_into_a_day_off_and_its_slots_cross_midnight()
    {
        var night = WorkingInterval.FromMinutes(22 * 60, 26 * 60);
        var world = new SlotWorld
        {
            Week = WeeklyHours.None.With(IsoDayOfWeek.Monday, [night]).With(IsoDayOfWeek.Tuesday, [night]),
            Overrides = [new(SlotWorld.Date("2026-11-24"), SlotWorld.Date("2026-11-24"), [])],
        };
        var rules = new SlotRules(90) { StepMinutes = 30 };

        Assert.Equal("22:00 22:30 23:00 23:30", world.Starts(rules, Monday));
        Assert.Equal("00:00 00:30", world.Starts(rules, "2026-11-24"));
        Assert.Empty(world.Starts(rules, "2026-11-25"));
    }

    [Fact]
    public void The_next_slot_is_the_first_of_all_even_weeks_away()
    {
        var world = new SlotWorld
        {
            Now = $"{Monday} 12:00",
            Overrides = [new(SlotWorld.Date("2026-11-23"), SlotWorld.Date("2026-12-20"), [])],
        };

        Assert.Equal(world.Span("2026-12-21 09:00", "2026-12-21 10:00"), world.Search(Hour).Next(world.At($"{Monday} 00:00")));
        Assert.Null(world.Search(Hour with { HorizonDays = 20 }).Next(world.At($"{Monday} 00:00")));
    }

    [Fact]
    public void A_start_between_two_steps_is_refused()
    {
        var world = new SlotWorld();

        Assert.Equal(SlotRefusal.OffStep, world.Search(Hour).Check(world.At($"{Monday} 09:15")));
        Assert.Equal(SlotRefusal.OutsideHours, world.Search(Hour).Check(world.At($"{Monday} 12:00")));
        Assert.Null(world.Search(Hour).Check(world.At($"{Monday} 09:00")));
    }

    [Theory]
    // 29 March 2026, 02:00 to 03:00 does not exist: the hour is missing.
    [InlineData("2026-03-29", "01:00 01:30 03:00 03:30")]
    // 25 October 2026, 02:00 to 03:00 comes twice: elapsed time counts, and the wall clock shows the hour twice.
    [InlineData("2026-10-25", "01:00 01:30 02:00 02:30 02:00 02:30 03:00 03:30")]
    [InlineData("2026-10-26", "01:00 01:30 02:00 02:30 03:00 03:30")]
    public void The_nights_of_the_changes_have_an_hour_less_and_an_hour_more(string date, string starts)
    {
        var world = new SlotWorld { Now = "2026-01-01 00:00", Week = SlotWorld.EveryDay((1, 4)) };

        Assert.Equal(starts, world.Starts(new SlotRules(30) { HorizonDays = 366 }, date));
    }

    [Theory]
    [InlineData("2026-03-29", 120, 180, "")]
    [InlineData("2026-03-29", 150, 240, "03:00 03:30")]
    [InlineData("2026-10-25", 135, 165, "02:15")]
    [InlineData("2026-10-25", 60, 150, "01:00 01:30 02:00")]
    public void Hours_that_begin_or_end_in_a_change_are_decided(string date, int start, int end, string starts)
    {
        var day = SlotWorld.Date(date);
        var world = new SlotWorld { Now = "2026-01-01 00:00", Overrides = [new(day, day, [WorkingInterval.FromMinutes(start, end)])] };

        Assert.Equal(starts, world.Starts(new SlotRules(30) { HorizonDays = 366 }, date));
    }

    [Fact]
    public void What_is_taken_is_told_within_working_time_and_within_what_was_asked()
    {
        var world = new SlotWorld();
        world = world with { Occupied = new([world.Span($"{Monday} 11:00", $"{Monday} 15:00")], [], []) };
        var search = world.Search(Hour);

        Assert.Equal(
            [world.Span($"{Monday} 11:00", $"{Monday} 12:00"), world.Span($"{Monday} 14:00", $"{Monday} 15:00")],
            search.BusyBetween(world.At($"{Monday} 00:00"), world.At($"{Monday} 23:00"))
        );
        Assert.Equal(
            [world.Span($"{Monday} 14:30", $"{Monday} 15:00")],
            search.BusyBetween(world.At($"{Monday} 14:30"), world.At($"{Monday} 23:00"))
        );
        Assert.Empty(search.BusyBetween(world.At($"{Monday} 14:30"), world.At($"{Monday} 14:30")));
        Assert.Empty(search.BusyBetween(world.At($"{Monday} 15:00"), world.At($"{Monday} 11:00")));
        Assert.Empty(new SlotWorld().Search(Hour).BusyBetween(world.At($"{Monday} 00:00"), world.At($"{Monday} 23:00")));
    }

    [Fact]
    public void Unknown_time_is_told_only_where_it_could_be_booked()
    {
        var world = new SlotWorld { Now = $"{Monday} 09:30" };
        world = world with { Occupied = new([], [world.Span($"{Monday} 08:00", "2026-12-31 00:00")], []) };
        var search = world.Search(Hour with { HorizonDays = 0, MinimumNotice = 60 });

        Assert.Equal(
            [world.Span($"{Monday} 10:30", $"{Monday} 12:00"), world.Span($"{Monday} 14:00", $"{Monday} 18:00")],
            search.UnknownBetween(world.At($"{Monday} 00:00"), world.At("2026-11-30 00:00"))
        );
        Assert.Empty(search.UnknownBetween(world.At("2026-11-24 00:00"), world.At("2026-11-30 00:00")));
        Assert.Empty(search.UnknownBetween(world.At($"{Monday} 15:00"), world.At($"{Monday} 15:00")));
        Assert.Empty(new SlotWorld().Search(Hour).UnknownBetween(world.At($"{Monday} 00:00"), world.At($"{Monday} 23:00")));
    }

    [Fact]
    public void Where_the_notice_is_longer_than_the_horizon_nothing_can_be_booked()
    {
        var world = new SlotWorld { Now = $"{Monday} 08:00" };
        var search = world.Search(Hour with { HorizonDays = 0, MinimumNotice = 3 * 24 * 60 });

        Assert.True(search.Bookable.Duration == Duration.Zero);
        Assert.Empty(search.Between(world.At($"{Monday} 00:00"), world.At("2026-12-10 00:00")));
        Assert.Null(search.Next(world.At($"{Monday} 00:00")));
        Assert.Equal(SlotRefusal.TooSoon, search.Check(world.At($"{Monday} 15:00")));
    }

    [Fact]
    public void The_horizon_ends_with_the_midnight_of_who_works()
    {
        var world = new SlotWorld { Now = $"{Monday} 08:00", Week = SlotWorld.EveryDay((0, 24)) };
        var search = world.Search(Hour with { HorizonDays = 1 });

        Assert.Equal(world.At("2026-11-25 00:00"), search.Bookable.End);
        Assert.Null(search.Check(world.At("2026-11-24 23:00")));
        Assert.Equal(SlotRefusal.TooFar, search.Check(world.At("2026-11-25 00:00")));
        // What a slot reaches into may lie beyond: only starts are counted.
        Assert.Equal("23:00", world.Text(search.Between(world.At("2026-11-24 23:00"), world.At("2026-11-25 12:00"))));
    }

    [Fact]
    public void A_day_of_the_limit_is_a_day_of_who_works_and_not_of_Greenwich()
    {
        var world = new SlotWorld("Pacific/Noumea") { Week = SlotWorld.EveryDay((8, 18)) };
        // Eight in the morning in Nouméa is still the day before in Greenwich.
        world = world with
        {
            Occupied = new([], [], [world.At($"{Monday} 08:00")]),
        };
        var search = world.Search(Hour with { DailyLimit = 1 });

        Assert.Equal(SlotRefusal.DayFull, search.Check(world.At($"{Monday} 17:00")));
        Assert.Null(search.Check(world.At("2026-11-22 17:00")));
    }

    [Fact]
    public void The_refusal_that_is_told_is_the_first_that_would_stay()
    {
        var world = new SlotWorld { Now = $"{Monday} 08:00" };
        var all = world.Span($"{Monday} 00:00", "2026-11-25 00:00");
        world = world with { Occupied = new([all], [all], [world.At($"{Monday} 09:00")]) };
        var search = world.Search(Hour with { DailyLimit = 1 });

        Assert.Equal(SlotRefusal.Past, search.Check(world.At($"{Monday} 07:00")));
        Assert.Equal(SlotRefusal.OutsideHours, search.Check(world.At($"{Monday} 12:30")));
        Assert.Equal(SlotRefusal.Busy, search.Check(world.At($"{Monday} 09:00")));
        var free = world with { Occupied = new([], [all], [world.At($"{Monday} 09:00")]) };
        Assert.Equal(SlotRefusal.Unknown, free.Search(Hour with { DailyLimit = 1 }).Check(world.At($"{Monday} 09:00")));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1441)]
    public void Rules_that_make_no_sense_are_refused(int minutes) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new SlotWorld().Search(new SlotRules(minutes)));
}
