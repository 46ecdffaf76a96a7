using Visavis.Search.Hiring;

namespace Visavis.Search.Embedded;

/// <summary>The filters of recruiters and job seekers, decided once for all documents that say the same.</summary>
internal static class HiringFilter
{
    public static bool IsAsked(SearchQuery query) =>
        query.Filters is var filters
        && (
            filters.RecruitingOnly
            || filters.SoughtTrades.Count > 0
            || filters.Experience.Count > 0
            || filters.Mobility is not null
            || (filters.Start is not null && query.Slots is not null)
        );

    /// <summary>Which filters each does not pass.</summary>
    public static FilterFailures[] Of(HiringFacts[] facts, SearchQuery query) => Array.ConvertAll(facts, f => FailuresOf(f, query));

    /// <summary>Whether a job seeker could begin by that day; somebody who seeks no job never.</summary>
    public static bool StartsBy(JobWish? wish, DateOnly day) => wish is not null && (wish.AvailableFrom is not { } from || from <= day);

    private static FilterFailures FailuresOf(HiringFacts facts, SearchQuery query)
    {
        var filters = query.Filters;
        var failures = FilterFailures.None;
        if (filters.RecruitingOnly && facts.Recruits is null)
        {
            failures |= FilterFailures.Recruiting;
        }

        if (filters.SoughtTrades.Count > 0 && facts.Recruits?.Any(filters.SoughtTrades.Contains) != true)
        {
            failures |= FilterFailures.SoughtTrade;
        }

        if (
            filters.Experience.Count > 0
            && !(HiringRanges.Of(facts.Wish?.ExperienceYears) is { } range && filters.Experience.Contains(range))
        )
        {
            failures |= FilterFailures.Experience;
        }

        if (filters.Mobility is { } reach && !(facts.Wish?.MobilityKm >= HiringRanges.KmOf(reach)))
        {
            failures |= FilterFailures.Mobility;
        }

        if (filters.Start is { } start && query.Slots is { } window && !StartsBy(facts.Wish, window.LastDayOf(start)))
        {
            failures |= FilterFailures.Start;
        }

        return failures;
    }
}
