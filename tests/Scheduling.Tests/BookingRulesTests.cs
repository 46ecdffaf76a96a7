using NodaTime;
using NodaTime.Text;

namespace Visavis.Scheduling.Tests;

/// <summary>The worked examples of docs/scheduling-rules.md.</summary>
public sealed class BookingRulesTests
{
    private static readonly DateTimeZone Paris = DateTimeZoneProviders.Tzdb["Europe/Paris"];

    [Fact]
    public void The_deadline_is_an_instant_itself_included()
    {
        var terms = new CancellationTerms(48, 100);
        var start = At("2026-12-03T09:00:00Z");

        Assert.Equal(At("2026-12-01T09:00:00Z"), terms.DeadlineFor(start));
        Assert.Equal(0, terms.FeeCents(6000, start, At("2026-12-01T09:00:00Z")));
        Assert.Equal(6000, terms.FeeCents(6000, start, At("2026-12-01T09:00:01Z")));
    }

    [Fact]
    public void Over_a_change_of_the_clocks_the_deadline_counts_hours_that_pass()
    {
        // Monday 26 October 2026 at 10:00 in Paris, the day after the clocks went back.
        var start = new LocalDateTime(2026, 10, 26, 10, 0).InZoneStrictly(Paris).ToInstant();

        var deadline = new CancellationTerms(48, 50).DeadlineFor(start).InZone(Paris).LocalDateTime;

        Assert.Equal(new LocalDateTime(2026, 10, 24, 11, 0), deadline);
    }

    [Theory]
    [InlineData(4501, 50, 2251)]
    [InlineData(0, 50, 0)]
    [InlineData(null, 100, 0)]
    [InlineData(6000, 0, 0)]
    public void A_late_fee_is_rounded_once_and_never_charged_on_nothing(int? price, int percent, int fee)
    {
        var terms = new CancellationTerms(24, percent);
        Assert.Equal(fee, terms.FeeCents(price, At("2026-12-03T09:00:00Z"), At("2026-12-03T08:00:00Z")));
        Assert.Equal(fee > 0, terms.CanCost(price));
    }

    [Fact]
    public void A_request_is_answered_within_48_hours_and_before_its_start()
    {
        var asked = At("2026-12-01T09:00:00Z");
        Assert.Equal(At("2026-12-03T09:00:00Z"), RequestRules.AnswerBy(asked, At("2026-12-09T09:00:00Z")));
        Assert.Equal(At("2026-12-02T09:00:00Z"), RequestRules.AnswerBy(asked, At("2026-12-02T09:00:00Z")));
        Assert.Equal(
            At("2026-12-02T08:00:00Z"),
            RequestRules.AnswerProposalBy(asked, At("2026-12-02T08:00:00Z"), At("2026-12-20T08:00:00Z"))
        );
    }

    /// <summary>Elapsed time, also where the clocks change in between: 240 hours and not ten dates.</summary>
    [Theory]
    [InlineData("2026-12-15T08:00:00")]
    [InlineData("2026-10-28T08:00:00")]
    [InlineData("2027-04-01T08:00:00")]
    public void A_change_of_a_series_needs_ten_times_twenty_four_hours_the_last_instant_included(string local)
    {
        var start = LocalDateTimePattern.GeneralIso.Parse(local).Value.InZoneStrictly(Paris).ToInstant();

        Assert.True(SeriesRules.MayChange(start, start - Duration.FromHours(240)));
        Assert.False(SeriesRules.MayChange(start, start - Duration.FromHours(240) + Duration.FromNanoseconds(1)));
    }

    [Fact]
    public void A_series_keeps_wall_clock_and_weekday_over_both_changes_of_the_clocks()
    {
        foreach (var zoneId in new[] { "Europe/Paris", "America/Toronto", "Pacific/Noumea", "Asia/Kolkata" })
        {
            var zone = DateTimeZoneProviders.Tzdb[zoneId];
            var series = new WeeklySeries(zone, new LocalDate(2026, 9, 1), [IsoDayOfWeek.Tuesday], [new LocalTime(9, 30)], 1, 52);

            var all = series.Occurrences().ToList();

            Assert.Equal(52, all.Count);
            Assert.All(
                all,
                one =>
                {
                    var local = one.Start!.Value.InZone(zone).LocalDateTime;
                    Assert.Equal((IsoDayOfWeek.Tuesday, new LocalTime(9, 30)), (local.DayOfWeek, local.TimeOfDay));
                }
            );
        }
    }

    [Fact]
    public void A_series_may_have_several_weekdays_and_times_and_begins_no_earlier_than_asked()
    {
        var series = new WeeklySeries(
            Paris,
            new LocalDate(2026, 12, 2),
            [IsoDayOfWeek.Friday, IsoDayOfWeek.Monday],
            [new LocalTime(14, 0), new LocalTime(8, 0)],
            2,
            5
        );

        Assert.Equal(
            ["2026-12-04T08:00", "2026-12-04T14:00", "2026-12-14T08:00", "2026-12-14T14:00", "2026-12-18T08:00"],
            series.Occurrences().Select(one => one.Local.ToString("uuuu-MM-dd'T'HH:mm", null))
        );
    }

    [Fact]
    public void A_time_the_clock_skips_is_shown_and_not_held_and_one_that_comes_twice_is_the_first()
    {
        var spring = new WeeklySeries(Paris, new LocalDate(2027, 3, 28), [IsoDayOfWeek.Sunday], [new LocalTime(2, 30)], 1, 2);
        Assert.Null(spring.Occurrences().First().Start);
        Assert.NotNull(spring.Occurrences().Last().Start);

        var autumn = new WeeklySeries(Paris, new LocalDate(2026, 10, 25), [IsoDayOfWeek.Sunday], [new LocalTime(2, 30)], 1, 1);
        Assert.Equal(At("2026-10-25T00:30:00Z"), Assert.Single(autumn.Occurrences()).Start);
    }

    [Theory]
    [InlineData("08:58", "09:40", "09:01", "09:40", false, AttendanceRule.Outcome.Present)]
    [InlineData("09:06", "09:40", "09:00", "09:40", false, AttendanceRule.Outcome.Late)]
    [InlineData(null, null, "09:00", "09:16", false, AttendanceRule.Outcome.Absent)]
    [InlineData(null, null, "08:50", "09:10", false, AttendanceRule.Outcome.Unknown)]
    [InlineData(null, null, null, null, false, AttendanceRule.Outcome.Unknown)]
    [InlineData(null, null, "09:00", "09:30", true, AttendanceRule.Outcome.Unknown)]
    [InlineData("09:50", "09:55", "09:00", "09:30", false, AttendanceRule.Outcome.Absent)]
    public void Attendance_is_judged_by_the_room_alone(
        string? first,
        string? last,
        string? otherFirst,
        string? otherLast,
        bool failure,
        AttendanceRule.Outcome expected
    )
    {
        Assert.Equal(
            expected,
            AttendanceRule.Judge(
                new(Time(first), Time(last)),
                new(Time(otherFirst), Time(otherLast)),
                Time("09:00")!.Value,
                Time("09:45")!.Value,
                failure
            )
        );
    }

    [Theory]
    [InlineData("2026-12-05T09:00:00Z", 0, null, true)]
    [InlineData("2026-12-05T09:00:00Z", 3, null, false)]
    [InlineData("2026-12-05T09:00:00Z", 1, "2026-12-01T10:00:00Z", false)]
    [InlineData("2026-12-05T09:00:00Z", 1, "2026-11-30T09:00:00Z", true)]
    [InlineData("2026-12-09T20:00:00Z", 0, null, false)]
    [InlineData("2026-11-20T09:00:00Z", 0, null, false)]
    public void The_waiting_list_hears_only_of_what_is_clearly_earlier_and_at_most_three_times(
        string free,
        int notices,
        string? last,
        bool told
    )
    {
        Assert.Equal(
            told,
            EarlierOffers.IsWorthTelling(
                At("2026-12-10T09:00:00Z"),
                At(free),
                notices,
                last is null ? null : At(last),
                At("2026-12-01T12:00:00Z")
            )
        );
    }

    private static Instant At(string text) => InstantPattern.General.Parse(text).Value;

    private static Instant? Time(string? text) => text is null ? null : At($"2026-12-01T{text}:00Z");
}
