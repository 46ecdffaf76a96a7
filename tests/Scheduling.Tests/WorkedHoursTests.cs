using NodaTime;
using Visavis.Scheduling;

namespace Visavis.Scheduling.Tests;

public sealed class WorkedHoursTests
{
    private static readonly DateTimeZone Paris = DateTimeZoneProviders.Tzdb["Europe/Paris"];

    [Theory]
    [InlineData(9, 0, 12, 30, 0, 210)]
    [InlineData(9, 0, 17, 0, 45, 435)]
    [InlineData(22, 0, 6, 0, 30, 450)]
    [InlineData(0, 0, 0, 0, 0, 1440)]
    public void An_end_at_or_before_the_start_is_the_next_day(int hour, int minute, int endHour, int endMinute, int pause, int expected)
    {
        var shift = WorkedHours.Shift(new LocalDate(2026, 6, 2), new LocalTime(hour, minute), new LocalTime(endHour, endMinute), Paris);

        Assert.Equal(expected, WorkedHours.Minutes(shift, pause));
    }

    [Theory]
    [InlineData(15, false, 75)]
    [InlineData(15, true, 90)]
    [InlineData(89, true, 90)]
    [InlineData(0, true, 90)]
    [InlineData(90, true, null)]
    [InlineData(-1, true, null)]
    public void A_paid_break_is_time_of_work_and_never_longer_than_the_shift(int pause, bool isPaid, int? expected)
    {
        var shift = WorkedHours.Shift(new LocalDate(2026, 6, 2), new LocalTime(10, 0), new LocalTime(11, 30), Paris);

        Assert.Equal(expected, WorkedHours.Minutes(shift, pause, isPaid));
    }

    [Theory]
    [InlineData(2026, 3, 28, 420)]
    [InlineData(2026, 10, 24, 540)]
    public void A_night_over_a_change_of_the_clock_counts_real_hours(int year, int month, int day, int expected)
    {
        var shift = WorkedHours.Shift(new LocalDate(year, month, day), new LocalTime(22, 0), new LocalTime(6, 0), Paris);

        Assert.Equal(expected, WorkedHours.Minutes(shift, 0));
    }

    [Fact]
    public void Nothing_is_left_of_a_shift_that_begins_and_ends_in_the_hour_that_the_clock_skips()
    {
        var shift = WorkedHours.Shift(new LocalDate(2026, 3, 29), new LocalTime(2, 30), new LocalTime(3, 0), Paris);

        Assert.Null(WorkedHours.Minutes(shift, 0));
        Assert.Empty(WorkedHours.ByDate(shift, Paris));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(180)]
    [InlineData(200)]
    public void A_break_as_long_as_the_shift_is_refused(int pause)
    {
        var shift = WorkedHours.Shift(new LocalDate(2026, 6, 2), new LocalTime(9, 0), new LocalTime(12, 0), Paris);

        Assert.Null(WorkedHours.Minutes(shift, pause));
    }

    [Theory]
    [InlineData("−1,00", -60)]
    [InlineData("-1.00", -60)]
    [InlineData("–0,5", -30)]
    [InlineData("+1", 60)]
    [InlineData(" 0,25 ", 15)]
    [InlineData("1,33", 80)]
    public void An_adjustment_is_read_as_people_write_it(string text, int expected) =>
        Assert.Equal(expected, WorkedHours.ReadAdjustment(text));

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("une heure")]
    [InlineData("1:30")]
    [InlineData("1,2,3")]
    [InlineData("99999999")]
    public void What_is_no_adjustment_is_refused(string? text) => Assert.Null(WorkedHours.ReadAdjustment(text));

    [Fact]
    public void Silence_never_approves_more_than_was_booked()
    {
        Assert.Equal(120, WorkedHours.ApprovedBySilence(150, 120));
        Assert.Equal(90, WorkedHours.ApprovedBySilence(90, 120));
    }

    [Fact]
    public void Working_days_skip_week_ends_and_holidays_and_end_at_midnight_there()
    {
        // A Thursday evening before the first of May, a Friday.
        var from = Paris.AtStrictly(new LocalDateTime(2026, 4, 30, 20, 0)).ToInstant();

        var until = WorkedHours.AfterWorkingDays(from, 5, Paris, date => date is { Month: 5, Day: 1 or 8 });

        Assert.Equal(Paris.AtStartOfDay(new LocalDate(2026, 5, 12)).ToInstant(), until);
    }
}
