namespace Visavis.TestSupport;

public static class TestClock
{
    /// <summary>A Monday morning, for clocks of tests that do not mind when.</summary>
    public static readonly DateTimeOffset Start = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);
}
