using Visavis.Search.Hiring;

namespace Visavis.Search.Embedded;

/// <summary>Counts what the filters of recruiters and job seekers would leave: first how many say the same, then what they say.</summary>
internal sealed class HiringCounter(SlotWindow? window)
{
    private static readonly FilterFailures[] Parts =
    [
        FilterFailures.Recruiting,
        FilterFailures.SoughtTrade,
        FilterFailures.Experience,
        FilterFailures.Mobility,
        FilterFailures.Start,
    ];

    private readonly Dictionary<string, int> trades = new(StringComparer.Ordinal);
    private readonly Dictionary<ExperienceRange, int> experience = [];
    private readonly Dictionary<MobilityReach, int> mobility = [];
    private readonly Dictionary<JobStart, int> starts = [];
    private int recruiting;

    // Of the segment being counted: those who pass every filter, and for each part those who fail it alone.
    private HiringFacts[] facts = [];
    private int[] passing = [];
    private int[][] failing = [];

    public void Begin(HiringFacts[] ofSegment)
    {
        facts = ofSegment;
        passing = new int[facts.Length];
        failing = Array.ConvertAll(Parts, _ => new int[facts.Length]);
    }

    /// <param name="position">Of what the document says among the facts of the segment.</param>
    /// <param name="failures">The filters it does not pass.</param>
    public void Count(int position, FilterFailures failures)
    {
        if (failures == FilterFailures.None)
        {
            passing[position]++;
        }
        else if (Array.IndexOf(Parts, failures) is >= 0 and var part)
        {
            failing[part][position]++;
        }
    }

    public void End()
    {
        for (var position = 0; position < facts.Length; position++)
        {
            var (wish, recruits) = facts[position];
            int For(FilterFailures part) => passing[position] + failing[Array.IndexOf(Parts, part)][position];
            recruiting += recruits is null ? 0 : For(FilterFailures.Recruiting);
            foreach (var trade in recruits?.Distinct(StringComparer.Ordinal) ?? [])
            {
                Add(trades, trade, For(FilterFailures.SoughtTrade));
            }

            if (HiringRanges.Of(wish?.ExperienceYears) is { } range)
            {
                Add(experience, range, For(FilterFailures.Experience));
            }

            foreach (var reach in HiringRanges.Reached(wish?.MobilityKm))
            {
                Add(mobility, reach, For(FilterFailures.Mobility));
            }

            foreach (var start in window is null ? [] : Enum.GetValues<JobStart>())
            {
                if (HiringFilter.StartsBy(wish, window!.LastDayOf(start)))
                {
                    Add(starts, start, For(FilterFailures.Start));
                }
            }
        }
    }

    public SearchFacets AddTo(SearchFacets others) =>
        others with
        {
            Recruiting = recruiting,
            SoughtTrades = trades,
            Experience = experience,
            Mobility = mobility,
            Starts = starts,
        };

    private static void Add<T>(Dictionary<T, int> counts, T value, int count)
        where T : notnull
    {
        if (count > 0)
        {
            counts[value] = counts.GetValueOrDefault(value) + count;
        }
    }
}
