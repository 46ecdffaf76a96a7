namespace Visavis.Search.Embedded;

/// <summary>The filters of a query, made ready for one segment.</summary>
internal sealed class SegmentFilter
{
    private readonly DocumentColumns columns;
    private readonly SearchScope scope;
    private readonly bool[]? categories;
    private readonly ulong? languages;
    private readonly bool[]? prices;
    private readonly bool onlineOnly;
    private readonly bool recommendedOnly;
    private readonly HashSet<int> online;
    private readonly (long From, long To)? slots;

    public SegmentFilter(Segment segment, SearchQuery query, SearchScope scope, bool onlineOnly)
    {
        var filters = query.Filters;
        columns = segment.Columns;
        this.scope = scope;
        this.onlineOnly = onlineOnly;
        recommendedOnly = filters.RecommendedOnly;
        if (filters.Categories.Count > 0)
        {
            categories = Array.ConvertAll(columns.CategoryNames, name => filters.Categories.Contains(name, StringComparer.Ordinal));
        }

        if (filters.Languages.Count > 0)
        {
            var wanted = columns.LanguageNames.Select(
                (name, bit) => filters.Languages.Contains(name, StringComparer.Ordinal) ? 1ul << bit : 0
            );
            languages = wanted.Aggregate(0ul, (all, bit) => all | bit);
        }

        if (filters.Prices.Count > 0)
        {
            prices = new bool[byte.MaxValue + 1];
            foreach (var range in filters.Prices)
            {
                prices[(byte)range] = true;
            }
        }

        if (filters.Available is { } available && query.Slots is { } window)
        {
            slots = (window.Now.ToUnixTimeSeconds(), window.EndOf(available).ToUnixTimeSeconds());
        }

        online = onlineOnly || query.WithFacets ? Online(segment, query.Online) : [];
    }

    public bool IsOnline(int document) => online.Contains(document);

    /// <summary>False for people outside of the department searched, who count for nothing.</summary>
    public bool IsInScope(int document) => scope.Department is null || columns.Departments[document] == scope.Department;

    public FilterFailures FailuresOf(int document, double squaredChord)
    {
        var failures = FilterFailures.None;
        if (categories is not null && !categories[columns.Categories[document]])
        {
            failures |= FilterFailures.Category;
        }

        if (languages is { } wanted && (columns.Languages[document] & wanted) == 0)
        {
            failures |= FilterFailures.Language;
        }

        if (prices is not null && !prices[columns.Prices[document]])
        {
            failures |= FilterFailures.Price;
        }

        if (onlineOnly && !IsOnline(document))
        {
            failures |= FilterFailures.Online;
        }

        if (recommendedOnly && columns.Recommendations[document] == 0)
        {
            failures |= FilterFailures.Recommended;
        }

        if (slots is var (from, to) && (columns.NextSlots[document] < from || columns.NextSlots[document] >= to))
        {
            failures |= FilterFailures.Available;
        }

        if (scope.HasCenter && !scope.Reaches(squaredChord))
        {
            failures |= FilterFailures.Distance;
        }

        return failures;
    }

    private static HashSet<int> Online(Segment segment, IReadOnlyCollection<string> ids)
    {
        var documents = new HashSet<int>(ids.Count);
        foreach (var id in ids)
        {
            if (Guid.TryParse(id, out var guid) && segment.Find(guid) is >= 0 and var document)
            {
                documents.Add(document);
            }
        }

        return documents;
    }
}
