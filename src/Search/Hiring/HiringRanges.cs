namespace Visavis.Search.Hiring;

/// <summary>The bounds of what recruiters filter by.</summary>
public static class HiringRanges
{
    /// <summary>Kilometres from which on somebody goes anywhere in the country.</summary>
    public const int AnywhereKm = 1000;

    /// <summary>The range that years of experience are in; null when they are not stated.</summary>
    public static ExperienceRange? Of(int? years) =>
        years switch
        {
            null => null,
            < 2 => ExperienceRange.UnderTwo,
            < 5 => ExperienceRange.TwoToFour,
            < 10 => ExperienceRange.FiveToNine,
            _ => ExperienceRange.TenAndMore,
        };

    /// <summary>Kilometres that must be reached at least.</summary>
    public static int KmOf(MobilityReach reach) =>
        reach switch
        {
            MobilityReach.Km30 => 30,
            MobilityReach.Km100 => 100,
            _ => AnywhereKm,
        };

    /// <summary>All that somebody reaches; none when nothing is stated.</summary>
    public static IReadOnlyList<MobilityReach> Reached(int? km) => [.. Enum.GetValues<MobilityReach>().Where(reach => km >= KmOf(reach))];
}
