namespace Visavis.Search.Embedded;

/// <summary>The filters and the place of a query, made ready for one segment.</summary>
internal sealed class SegmentFilter
{
    private const int Nowhere = -1;
    private readonly DocumentColumns columns;
    private readonly SearchScope scope;
    private readonly int commune;
    private readonly bool[]? departments;
    private readonly bool[]? categories;
    private readonly bool[]? languages;
    private readonly bool[]? prices;
    private readonly bool onlineOnly;
    private readonly bool recommendedOnly;
    private readonly DocumentSet? online;
    private readonly (long From, long To)? slots;
    private readonly FilterFailures[]? hirings;
    private readonly bool passesAll;

    public SegmentFilter(Segment segment, SearchQuery query, SearchScope scope, bool onlineOnly)
    {
        var filters = query.Filters;
        columns = segment.Columns;
        this.scope = scope;
        this.onlineOnly = onlineOnly;
        commune = scope.Commune is null ? Nowhere : Array.IndexOf(columns.CommuneCodes, scope.Commune);
        departments = scope.Departments is null
            ? null
            : Array.ConvertAll(columns.DepartmentCodes, code => scope.Departments.Contains(code));
        recommendedOnly = filters.RecommendedOnly;
        if (filters.Categories.Count > 0)
        {
            categories = Array.ConvertAll(columns.CategoryNames, name => filters.Categories.Contains(name, StringComparer.Ordinal));
        }

        if (filters.Languages.Count > 0)
        {
            var bits = columns.LanguageNames.Select(
                (name, bit) => filters.Languages.Contains(name, StringComparer.Ordinal) ? 1ul << bit : 0
            );
            var wanted = bits.Aggregate(0ul, (all, bit) => all | bit);
            languages = Array.ConvertAll(columns.LanguageSets, set => (set & wanted) != 0);
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

        if (query.Online.Count > 0 && (onlineOnly || query.WithFacets || query.Sort == SearchSort.Relevance))
        {
            online = segment.Online(query.Online);
        }

        hirings = HiringFilter.IsAsked(query) ? HiringFilter.Of(columns.HiringFacts, query) : null;
        passesAll =
            categories is null
            && languages is null
            && prices is null
            && slots is null
            && hirings is null
            && !onlineOnly
            && !recommendedOnly
            && !scope.HasCenter;
    }

    /// <summary>Of each document, whatever is asked.</summary>
    public required float[] ProfilePoints { get; init; }

    public bool IsOnline(int document) => online?.Contains(document) == true;

    /// <summary>False for people outside of the department or region searched, who count for nothing.</summary>
    public bool IsInScope(int document) => departments is null || departments[columns.Departments[document]];

    /// <summary>In the department or region or within the radius searched.</summary>
    public bool IsWithin(int document) => IsInScope(document) && (!scope.HasCenter || scope.Reaches(SquaredChordTo(document)));

    public bool IsOfCommune(int document) => commune >= 0 && columns.Communes[document] == commune;

    /// <summary>From the centre of the search, on the unit sphere; 0 for people of the commune itself, and where there is no centre.</summary>
    public double SquaredChordTo(int document) => !scope.HasCenter || IsOfCommune(document) ? 0 : scope.SquaredChordTo(columns, document);

    public FilterFailures FailuresOf(int document, double squaredChord)
    {
        if (passesAll)
        {
            return FilterFailures.None;
        }

        var failures = FilterFailures.None;
        if (categories is not null && !categories[columns.Categories[document]])
        {
            failures |= FilterFailures.Category;
        }

        if (languages is not null && !languages[columns.Languages[document]])
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

        if (hirings is not null)
        {
            failures |= hirings[columns.Hirings[document]];
        }

        if (scope.HasCenter && !scope.Reaches(squaredChord))
        {
            failures |= FilterFailures.Distance;
        }

        return failures;
    }
}
