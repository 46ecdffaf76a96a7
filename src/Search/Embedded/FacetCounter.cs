using System.Numerics;

namespace Visavis.Search.Embedded;

/// <summary>Counts what each value of each filter would leave.</summary>
internal sealed class FacetCounter
{
    private static readonly double[] Reaches = [.. SearchFacets.Radii.Select(km => Sphere.SquaredChord(km))];
    private readonly Dictionary<string, int> categories = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> languages = new(StringComparer.Ordinal);
    private readonly int[] prices = new int[byte.MaxValue + 1];
    private readonly int[] distances = new int[Reaches.Length];
    private readonly int[] availabilities = new int[Enum.GetValues<NextAvailability>().Length];
    private readonly SearchScope scope;
    private readonly SlotWindow? slots;
    private readonly HiringCounter hiring;
    private readonly long now;
    private readonly long[] ends;
    private int online;
    private int recommended;

    // Of the segment being counted; added to the totals by name when it is done.
    private DocumentColumns columns = null!;
    private SegmentFilter filter = null!;
    private int[] categoriesHere = [];
    private int[] languageSetsHere = [];

    public FacetCounter(SearchQuery query, SearchScope scope)
    {
        this.scope = scope;
        slots = query.Slots;
        hiring = new HiringCounter(slots);
        now = slots?.Now.ToUnixTimeSeconds() ?? 0;
        ends = slots is null ? [] : [.. Enum.GetValues<NextAvailability>().Select(a => slots.EndOf(a).ToUnixTimeSeconds())];
    }

    /// <summary>Begins with another segment.</summary>
    public void Begin(DocumentColumns documents, SegmentFilter itsFilter)
    {
        columns = documents;
        filter = itsFilter;
        categoriesHere = new int[columns.CategoryNames.Length];
        languageSetsHere = new int[columns.LanguageSets.Length];
        hiring.Begin(columns.HiringFacts);
    }

    public void Count(int document, double squaredChord, FilterFailures failures)
    {
        // With one failure the document counts only for the filter it fails; with more, for none.
        if (failures is FilterFailures.None or FilterFailures.Category)
        {
            categoriesHere[columns.Categories[document]]++;
        }

        if (failures is FilterFailures.None or FilterFailures.Language)
        {
            languageSetsHere[columns.Languages[document]]++;
        }

        if (failures is FilterFailures.None or FilterFailures.Price)
        {
            prices[columns.Prices[document]]++;
        }

        // Added rather than branched on: nothing tells beforehand who is.
        if (failures is FilterFailures.None or FilterFailures.Online)
        {
            online += filter.IsOnline(document) ? 1 : 0;
        }

        if (failures is FilterFailures.None or FilterFailures.Recommended)
        {
            recommended += columns.Recommendations[document] > 0 ? 1 : 0;
        }

        if (failures is FilterFailures.None or FilterFailures.Available)
        {
            CountSlot(columns.NextSlots[document]);
        }

        // Few have any of it.
        if (columns.Hirings[document] is > 0 and var facts)
        {
            hiring.Count(facts, failures);
        }

        if (scope.HasCenter && failures is FilterFailures.None or FilterFailures.Distance)
        {
            CountDistance(squaredChord);
        }
    }

    public void End()
    {
        Add(categories, columns.CategoryNames, categoriesHere);
        var languagesHere = new int[columns.LanguageNames.Length];
        foreach (var (set, count) in columns.LanguageSets.Zip(languageSetsHere))
        {
            for (var bits = set; bits != 0; bits &= bits - 1)
            {
                languagesHere[BitOperations.TrailingZeroCount(bits)] += count;
            }
        }

        Add(languages, columns.LanguageNames, languagesHere);
        hiring.End();
    }

    public SearchFacets Facets() =>
        hiring.AddTo(
            new()
            {
                Categories = categories,
                Languages = languages,
                Prices = Enum.GetValues<PriceRange>()
                    .Where(range => prices[(int)range] > 0)
                    .ToDictionary(range => range, range => prices[(int)range]),
                Distances = scope.HasCenter
                    ? SearchFacets.Radii.Index().ToDictionary(radius => radius.Item, radius => distances.Take(radius.Index + 1).Sum())
                    : [],
                Availabilities = slots is null ? [] : Enum.GetValues<NextAvailability>().ToDictionary(a => a, a => availabilities[(int)a]),
                Online = online,
                Recommended = recommended,
            }
        );

    /// <summary>In the smallest radius only; <see cref="Facets"/> adds them up.</summary>
    private void CountDistance(double squaredChord)
    {
        for (var radius = 0; radius < Reaches.Length; radius++)
        {
            if (squaredChord <= Reaches[radius])
            {
                distances[radius]++;
                return;
            }
        }
    }

    private void CountSlot(long slot)
    {
        for (var availability = 0; availability < ends.Length; availability++)
        {
            availabilities[availability] += (slot >= now ? 1 : 0) & (slot < ends[availability] ? 1 : 0);
        }
    }

    private static void Add(Dictionary<string, int> totals, string[] names, int[] counts)
    {
        for (var index = 0; index < names.Length; index++)
        {
            if (counts[index] > 0)
            {
                totals[names[index]] = totals.GetValueOrDefault(names[index]) + counts[index];
            }
        }
    }
}
