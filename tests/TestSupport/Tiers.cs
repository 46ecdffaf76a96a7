namespace Visavis.TestSupport;

/// <summary>How much of the suite runs: <c>tests/run.sh</c> says so in <c>VISAVIS_TESTS</c>.</summary>
public static class Tiers
{
    /// <summary>Name of the trait of tests that <c>fast</c> leaves out, with the value <see cref="Slow"/>.</summary>
    public const string Trait = "Tier";

    /// <summary>More than a few CPU-seconds, or a real server, or real time that passes.</summary>
    public const string Slow = "Slow";

    /// <summary>
    /// Only before an issue is called done: faults on real servers that take a while, and every value where a few of each kind tell enough every day.
    /// </summary>
    public const string Whole = "Whole";

    /// <summary>After every change: one database provider, nothing slow.</summary>
    public static bool IsFast => Is("fast");

    /// <summary>Before an issue is called done: every combination.</summary>
    public static bool IsAll => Is("all");

    private static bool Is(string tier) =>
        string.Equals(Environment.GetEnvironmentVariable("VISAVIS_TESTS"), tier, StringComparison.Ordinal);
}
