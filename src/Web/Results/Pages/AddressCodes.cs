using Visavis.Search;
using Visavis.Search.Hiring;
using Visavis.Web.Accounts;

namespace Visavis.Web.Results.Pages;

/// <summary>How the values of filters are written in an address. Links are kept: a code never changes its meaning.</summary>
internal static class AddressCodes
{
    public static IReadOnlyList<(AccountCategory Value, string Code)> Categories { get; } =
    [
        (AccountCategory.Freelance, "freelance"),
        (AccountCategory.Company, "company"),
        (AccountCategory.Administration, "administration"),
        (AccountCategory.Association, "association"),
        (AccountCategory.JobSeeker, "job-seeker"),
    ];

    public static IReadOnlyList<(PriceRange Value, string Code)> Prices { get; } =
    [
        (PriceRange.Free, "free"),
        (PriceRange.UpTo30, "up-to-30"),
        (PriceRange.UpTo60, "up-to-60"),
        (PriceRange.UpTo100, "up-to-100"),
        (PriceRange.Above100, "above-100"),
    ];

    public static IReadOnlyList<(NextAvailability Value, string Code)> Availabilities { get; } =
    [(NextAvailability.Today, "today"), (NextAvailability.ThisWeek, "week")];

    public static IReadOnlyList<(ExperienceRange Value, string Code)> Experience { get; } =
    [
        (ExperienceRange.UnderTwo, "under-2"),
        (ExperienceRange.TwoToFour, "2-to-4"),
        (ExperienceRange.FiveToNine, "5-to-9"),
        (ExperienceRange.TenAndMore, "10-and-more"),
    ];

    public static IReadOnlyList<(MobilityReach Value, string Code)> Mobility { get; } =
    [(MobilityReach.Km30, "30"), (MobilityReach.Km100, "100"), (MobilityReach.Anywhere, "anywhere")];

    public static IReadOnlyList<(JobStart Value, string Code)> Starts { get; } =
    [(JobStart.AtOnce, "now"), (JobStart.WithinMonth, "month")];

    public static IReadOnlyList<(SearchSort Value, string Code)> Sorts { get; } =
    [(SearchSort.Relevance, ""), (SearchSort.Distance, "distance"), (SearchSort.NextSlot, "slot")];

    public static string Of<T>(this IReadOnlyList<(T Value, string Code)> codes, T value)
        where T : struct, Enum => codes.First(pair => EqualityComparer<T>.Default.Equals(pair.Value, value)).Code;

    /// <summary>The values meant, in their own order and once each; codes nobody made are ignored.</summary>
    public static IReadOnlyList<T> Read<T>(this IReadOnlyList<(T Value, string Code)> codes, IReadOnlyList<string?> written)
        where T : struct, Enum => [.. codes.Where(pair => written.Contains(pair.Code)).Select(pair => pair.Value)];
}
