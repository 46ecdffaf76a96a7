using NodaTime;
using NodaTime.Text;

namespace Visavis.Scheduling.Tests;

/// <summary>The last instant at which each rule of docs/scheduling-rules.md still holds, and the first at which it no longer does.</summary>
public sealed class RuleEdgeTests
{
    private static readonly Duration Blink = Duration.Epsilon;
    private static readonly Instant Start = At("2026-12-03T09:00:00Z");

    [Fact]
    public void Cancelling_is_free_at_the_deadline_itself_and_a_blink_later_it_is_not()
    {
        var terms = new CancellationTerms(48, 100);
        var deadline = Start - Duration.FromHours(48);

        Assert.Equal(deadline, terms.DeadlineFor(Start));
        Assert.True(terms.IsFree(Start, deadline));
        Assert.False(terms.IsFree(Start, deadline + Blink));
        Assert.Equal(0, terms.FeeCents(5000, Start, deadline));
        Assert.Equal(5000, terms.FeeCents(5000, Start, deadline + Blink));
    }

    [Fact]
    public void Without_a_late_fee_it_is_free_until_the_start_and_without_free_hours_until_it_too()
    {
        Assert.True(new CancellationTerms(48, 0).IsFree(Start, Start - Blink));
        Assert.True(new CancellationTerms(0, 100).IsFree(Start, Start));
        Assert.False(new CancellationTerms(0, 100).IsFree(Start, Start + Blink));
    }

    [Theory]
    [InlineData(0, 6000, false)]
    [InlineData(1, 6000, true)]
    [InlineData(1, 1, true)]
    [InlineData(100, 0, false)]
    [InlineData(100, null, false)]
    public void Terms_can_cost_where_there_is_a_share_of_a_price(int percent, int? price, bool can) =>
        Assert.Equal(can, new CancellationTerms(48, percent).CanCost(price));

    [Theory]
    [InlineData(50, 1, 1)]
    [InlineData(49, 1, 0)]
    [InlineData(50, 3, 2)]
    [InlineData(33, 100, 33)]
    [InlineData(100, 4501, 4501)]
    public void A_half_cent_is_a_cent(int percent, int price, int fee) =>
        Assert.Equal(fee, new CancellationTerms(48, percent).FeeCents(price, Start, Start - Duration.FromHours(1)));

    [Theory]
    // The 48 hours end first, the old start, the new start.
    [InlineData("2026-12-20T09:00:00Z", "2026-12-19T09:00:00Z", "2026-12-03T09:00:00Z")]
    [InlineData("2026-12-02T09:00:00Z", "2026-12-19T09:00:00Z", "2026-12-02T09:00:00Z")]
    [InlineData("2026-12-20T09:00:00Z", "2026-12-02T10:00:00Z", "2026-12-02T10:00:00Z")]
    public void A_proposed_time_is_answered_before_whatever_comes_first(string oldStart, string newStart, string until) =>
        Assert.Equal(At(until), RequestRules.AnswerProposalBy(At("2026-12-01T09:00:00Z"), At(oldStart), At(newStart)));

    [Fact]
    public void An_answer_has_48_hours_that_pass_over_a_change_of_the_clocks()
    {
        var paris = DateTimeZoneProviders.Tzdb["Europe/Paris"];
        var asked = new LocalDateTime(2026, 10, 24, 18, 0).InZoneStrictly(paris).ToInstant();

        var until = RequestRules.AnswerBy(asked, asked + Duration.FromDays(30)).InZone(paris).LocalDateTime;

        Assert.Equal(new LocalDateTime(2026, 10, 26, 17, 0), until);
    }

    [Fact]
    public void A_slot_is_clearly_earlier_from_24_hours_on_and_told_of_once_in_24_hours()
    {
        var now = At("2026-12-01T12:00:00Z");
        var day = Duration.FromHours(24);

        Assert.True(EarlierOffers.IsWorthTelling(Start, Start - day, 0, null, now));
        Assert.False(EarlierOffers.IsWorthTelling(Start, Start - day + Blink, 0, null, now));
        Assert.True(EarlierOffers.IsWorthTelling(Start, now + Blink, 2, now - day, now));
        Assert.False(EarlierOffers.IsWorthTelling(Start, now, 2, now - day, now));
        Assert.False(EarlierOffers.IsWorthTelling(Start, now + Blink, 2, now - day + Blink, now));
        Assert.False(EarlierOffers.IsWorthTelling(Start, now + Blink, EarlierOffers.MostNotices, now - day, now));
        Assert.Equal(3, EarlierOffers.MostNotices);
    }

    [Fact]
    public void What_the_waiting_list_is_read_by_is_what_it_is_judged_by()
    {
        var now = At("2026-12-01T12:00:00Z");

        Assert.Equal(At("2026-11-30T12:00:00Z"), EarlierOffers.LastNoticeBy(now));
        Assert.Equal(At("2026-12-02T12:00:00Z"), EarlierOffers.SoonestBooked(now));
        Assert.Equal(At("2026-12-02T09:00:00Z"), EarlierOffers.LatestFree(Start));
        // Nothing that begins after now can be clearly earlier than what is booked by then.
        Assert.False(EarlierOffers.IsWorthTelling(EarlierOffers.SoonestBooked(now), now + Blink, 0, null, now));
        Assert.True(EarlierOffers.IsWorthTelling(EarlierOffers.SoonestBooked(now) + Blink, now + Blink, 0, null, now));
    }

    [Theory]
    [InlineData(0, AttendanceRule.Outcome.Present)]
    [InlineData(-600, AttendanceRule.Outcome.Present)]
    [InlineData(300, AttendanceRule.Outcome.Present)]
    [InlineData(301, AttendanceRule.Outcome.Late)]
    [InlineData(2699, AttendanceRule.Outcome.Late)]
    [InlineData(2700, AttendanceRule.Outcome.Absent)]
    public void Five_minutes_are_on_time_and_who_comes_when_it_is_over_did_not_come(int second, AttendanceRule.Outcome expected)
    {
        var (end, came) = (Start + Duration.FromMinutes(45), Start + Duration.FromSeconds(second));

        Assert.Equal(expected, AttendanceRule.Judge(new(came, came), new(Start, end), Start, end, technicalFailure: false));
    }

    [Theory]
    // Who came early has waited from the start on, and not from when they came.
    [InlineData(-600, 900, AttendanceRule.Outcome.Absent)]
    [InlineData(-600, 899, AttendanceRule.Outcome.Unknown)]
    [InlineData(0, 900, AttendanceRule.Outcome.Absent)]
    [InlineData(600, 1499, AttendanceRule.Outcome.Unknown)]
    [InlineData(600, 1500, AttendanceRule.Outcome.Absent)]
    // When it was over already nobody waited, however long they stayed.
    [InlineData(2700, 5400, AttendanceRule.Outcome.Unknown)]
    [InlineData(2699, 5400, AttendanceRule.Outcome.Absent)]
    public void Absent_is_who_was_waited_for_a_quarter_of_an_hour(int from, int until, AttendanceRule.Outcome expected)
    {
        var end = Start + Duration.FromMinutes(45);
        var other = new AttendanceRule.Stay(Start + Duration.FromSeconds(from), Start + Duration.FromSeconds(until));

        Assert.Equal(expected, AttendanceRule.Judge(new(null, null), other, Start, end, technicalFailure: false));
    }

    [Fact]
    public void A_technical_failure_blames_nobody_not_even_who_was_late()
    {
        var end = Start + Duration.FromMinutes(45);
        var late = new AttendanceRule.Stay(Start + Duration.FromMinutes(9), end);

        Assert.Equal(AttendanceRule.Outcome.Unknown, AttendanceRule.Judge(late, new(Start, end), Start, end, technicalFailure: true));
        Assert.Equal(AttendanceRule.Outcome.Late, AttendanceRule.Judge(late, new(Start, end), Start, end, technicalFailure: false));
    }

    [Theory]
    [InlineData(nameof(SlotRules.Minutes), 1, SlotRules.LongestMinutes)]
    [InlineData(nameof(SlotRules.BufferBefore), 0, SlotRules.LongestMinutes)]
    [InlineData(nameof(SlotRules.BufferAfter), 0, SlotRules.LongestMinutes)]
    [InlineData(nameof(SlotRules.MinimumNotice), 0, SlotRules.LongestHorizonDays * 24 * 60)]
    [InlineData(nameof(SlotRules.HorizonDays), 0, SlotRules.LongestHorizonDays)]
    [InlineData(nameof(SlotRules.StepMinutes), 5, SlotRules.LongestMinutes)]
    [InlineData(nameof(SlotRules.DailyLimit), 1, int.MaxValue)]
    public void Each_rule_has_a_least_and_a_most(string name, int least, int most)
    {
        Assert.Equal(With(least), With(least).Checked());
        Assert.Equal(With(most), With(most).Checked());
        Assert.Throws<ArgumentOutOfRangeException>(name, () => With(least - 1).Checked());
        if (most < int.MaxValue)
        {
            Assert.Throws<ArgumentOutOfRangeException>(name, () => With(most + 1).Checked());
        }

        SlotRules With(int value)
        {
            var hour = new SlotRules(60);
            return name switch
            {
                nameof(SlotRules.Minutes) => hour with { Minutes = value },
                nameof(SlotRules.BufferBefore) => hour with { BufferBefore = value },
                nameof(SlotRules.BufferAfter) => hour with { BufferAfter = value },
                nameof(SlotRules.MinimumNotice) => hour with { MinimumNotice = value },
                nameof(SlotRules.HorizonDays) => hour with { HorizonDays = value },
                nameof(SlotRules.StepMinutes) => hour with { StepMinutes = value },
                _ => hour with { DailyLimit = value },
            };
        }
    }

    [Fact]
    public void Rules_that_say_nothing_are_half_hour_steps_over_sixty_days_without_a_limit()
    {
        var rules = new SlotRules(60);

        Assert.Equal((30, 60, null), (rules.StepMinutes, rules.HorizonDays, rules.DailyLimit));
        Assert.Equal((0, 0, 0), (rules.BufferBefore, rules.BufferAfter, rules.MinimumNotice));
        Assert.Equal(1440, SlotRules.LongestMinutes);
    }

    [Fact]
    public void An_appointment_keeps_its_buffers_free_on_both_sides()
    {
        var rules = new SlotRules(50) { BufferBefore = 10, BufferAfter = 25 };

        Assert.Equal(new Interval(Start - Duration.FromMinutes(10), Start + Duration.FromMinutes(75)), rules.Occupies(Start));
    }

    [Fact]
    public void A_shift_lasts_at_most_a_day_and_at_least_a_minute()
    {
        Assert.Equal(1440, WorkedHours.Minutes(Shift(1440), 0));
        Assert.Null(WorkedHours.Minutes(Shift(1441), 0));
        Assert.Equal(1440, WorkedHours.Minutes(Shift(1470), 30));
        Assert.Equal(1, WorkedHours.Minutes(Shift(31), 30));
        Assert.Null(WorkedHours.Minutes(Shift(30), 30));
        Assert.Null(WorkedHours.Minutes(Shift(60), -1));
        Assert.Equal(1440, WorkedHours.MostMinutes);

        static Interval Shift(int minutes) => new(Start, Start + Duration.FromMinutes(minutes));
    }

    [Theory]
    [InlineData("-999,99", -59999)]
    [InlineData("- 1", -60)]
    [InlineData("0", 0)]
    [InlineData("0,008", 0)]
    [InlineData("0,0083", 0)]
    [InlineData("0,025", 2)]
    [InlineData("-0,025", -2)]
    public void An_adjustment_is_rounded_to_the_minute_away_from_nothing(string text, int minutes) =>
        Assert.Equal(minutes, WorkedHours.ReadAdjustment(text));

    [Theory]
    [InlineData("1000,000")]
    [InlineData("   ")]
    [InlineData("1e3")]
    [InlineData("(1)")]
    [InlineData("1-")]
    public void What_people_do_not_write_is_no_adjustment(string text) => Assert.Null(WorkedHours.ReadAdjustment(text));

    [Fact]
    public void Without_working_days_to_wait_it_is_the_end_of_today()
    {
        var paris = DateTimeZoneProviders.Tzdb["Europe/Paris"];
        var saturday = new LocalDate(2026, 11, 28);

        Assert.Equal(
            paris.AtStartOfDay(saturday.PlusDays(1)).ToInstant(),
            WorkedHours.AfterWorkingDays(saturday.AtMidnight().InZoneStrictly(paris).ToInstant(), 0, paris, _ => false)
        );
    }

    private static Instant At(string text) => InstantPattern.General.Parse(text).Value;
}
