using Visavis.Web.Notifications;

namespace Visavis.Web.Tests.Notifications;

public sealed class QuietTimeTests
{
    [Theory]
    // Winter in Paris is UTC+1: 22:00 to 07:00 there is 21:00 to 06:00.
    [InlineData("2026-11-25T20:59:00Z", "2026-11-25T20:59:00Z")]
    [InlineData("2026-11-25T21:00:00Z", "2026-11-26T06:00:00Z")]
    [InlineData("2026-11-26T05:59:00Z", "2026-11-26T06:00:00Z")]
    [InlineData("2026-11-26T06:00:00Z", "2026-11-26T06:00:00Z")]
    // The clock goes back on 25 October, forward on 28 March: the end is seven on the wall all the same.
    [InlineData("2026-10-24T20:30:00Z", "2026-10-25T06:00:00Z")]
    [InlineData("2027-03-27T21:30:00Z", "2027-03-28T05:00:00Z")]
    public void Over_midnight_and_change_days_the_wall_clock_decides(string now, string expected)
    {
        Assert.Equal(At(expected), QuietTime.After(At(now), 22 * 60, 7 * 60, "Europe/Paris"));
    }

    [Theory]
    [InlineData("2026-11-25T02:00:00Z", "2026-11-25T03:00:00Z")]
    [InlineData("2026-11-25T05:00:00Z", "2026-11-25T05:00:00Z")]
    public void A_break_at_noon_is_told_in_the_readers_zone(string now, string expected)
    {
        // Nouméa is UTC+11: 12:00 to 14:00 there.
        Assert.Equal(At(expected), QuietTime.After(At(now), 12 * 60, 14 * 60, "Pacific/Noumea"));
    }

    [Theory]
    [InlineData("2026-10-25T00:15:00Z")]
    [InlineData("2026-10-25T00:45:00Z")]
    [InlineData("2026-10-25T01:15:00Z")]
    public void An_end_that_the_clock_shows_twice_is_the_second_one(string now)
    {
        Assert.Equal(At("2026-10-25T01:30:00Z"), QuietTime.After(At(now), 22 * 60, 150, "Europe/Paris"));
    }

    [Fact]
    public void Equal_times_and_zones_that_went_away_hold_nothing_up()
    {
        var now = At("2026-11-25T23:00:00Z");

        Assert.Equal(now, QuietTime.After(now, 60, 60, "Europe/Paris"));
        Assert.Equal(At("2026-11-26T06:00:00Z"), QuietTime.After(now, 22 * 60, 7 * 60, "Mars/Olympus"));
    }

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
