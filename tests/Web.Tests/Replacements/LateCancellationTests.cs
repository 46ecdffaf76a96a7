using Visavis.Web.Replacements.Requests;

namespace Visavis.Web.Tests.Replacements;

/// <summary>When cancelling a request is late, by the rule frozen when it was filled.</summary>
public sealed class LateCancellationTests
{
    private static readonly DateTimeOffset Now = new(2026, 12, 7, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(48, false)]
    [InlineData(47.9, true)]
    [InlineData(-1, true)]
    [InlineData(-8, false)]
    public void It_is_late_within_the_hours_before_work_and_during_it_and_not_afterwards(double hoursAhead, bool isLate) =>
        Assert.Equal(isLate, Request(48, (hoursAhead, true)).IsLateAt(Now));

    [Fact]
    public void Of_a_request_that_goes_on_what_was_worked_makes_nothing_late()
    {
        Assert.False(Request(48, (-240, true), (-24, true), (240, true)).IsLateAt(Now));
        Assert.True(Request(48, (-240, true), (24, true), (240, true)).IsLateAt(Now));
    }

    [Fact]
    public void Nothing_is_late_that_nobody_was_to_do_or_that_has_no_rule()
    {
        Assert.False(Request(48, (24, false), (240, true)).IsLateAt(Now));
        Assert.False(Request(null, (24, true)).IsLateAt(Now));
    }

    /// <summary>Blocks of eight hours, each with the hours until it begins and whether it is filled.</summary>
    private static ReplacementRequest Request(int? lateHours, params (double Ahead, bool IsFilled)[] days)
    {
        var request = new ReplacementRequest { LateHours = lateHours };
        foreach (var (ahead, isFilled) in days)
        {
            request.Days.Add(
                new ReplacementDay
                {
                    StartsAt = Now.AddHours(ahead),
                    EndsAt = Now.AddHours(ahead + 8),
                    SubstituteId = isFilled ? Guid.NewGuid() : null,
                }
            );
        }

        return request;
    }
}
