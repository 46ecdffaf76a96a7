using System.Globalization;
using Visavis.Search.Hiring;
using Visavis.Search.Meilisearch.Client;
using Answer = Visavis.Search.Meilisearch.Client.SearchResult<Visavis.Search.Meilisearch.MeilisearchHit>;
using Question = Visavis.Search.Meilisearch.Client.SearchQuery;

namespace Visavis.Search.Meilisearch;

/// <summary>
/// The counts beside the results. A part that is not ticked is counted by the search itself; each ticked one, and each distance and
/// moment, by a question of its own that asks for no hits, all of them sent together.
/// </summary>
internal sealed class FacetQuestions
{
    /// <summary>A field that everybody has once: totals of hits end where pages do, counts of a field do not.</summary>
    public const string Everybody = "kind";
    private readonly List<(Question Question, Action<Answer> Read)> questions = [];
    private readonly List<Action<IReadOnlyList<Answer>>> ofMain = [];
    private readonly List<string> facetsOfMain = [];
    private SearchFacets facets = SearchFacets.None;

    public FacetQuestions(SearchScope scope, SearchQuery query)
    {
        AddValues(scope, FilterPart.Category, "category", counts => facets = facets with { Categories = counts });
        AddValues(scope, FilterPart.Language, "languages", counts => facets = facets with { Languages = counts });
        AddValues(scope, FilterPart.Price, "price", counts => facets = facets with { Prices = ByName<PriceRange>(counts) });
        AddValues(
            scope,
            FilterPart.Recommended,
            "recommended",
            counts => facets = facets with { Recommended = counts.GetValueOrDefault("true") }
        );
        AddValues(scope, FilterPart.Online, "online", counts => facets = facets with { Online = counts.GetValueOrDefault("1") });
        AddValues(
            scope,
            FilterPart.Recruiting,
            "recruits",
            counts => facets = facets with { Recruiting = counts.GetValueOrDefault("true") }
        );
        AddValues(scope, FilterPart.SoughtTrade, "sought", counts => facets = facets with { SoughtTrades = counts });
        AddValues(
            scope,
            FilterPart.Experience,
            "experience",
            counts => facets = facets with { Experience = ByName<ExperienceRange>(counts) }
        );
        AddValues(scope, FilterPart.Mobility, "mobility", counts => facets = facets with { Mobility = ByName<MobilityReach>(counts) });
        if (query.Slots is { } window)
        {
            AddValues(scope, FilterPart.Start, "startDay", counts => facets = facets with { Starts = ByDay(window, counts) });
        }

        if (scope.Center is not null)
        {
            AddFacet(
                scope.Without(FilterPart.Place, scope.Within(SearchFacets.Radii[^1])),
                "spot",
                counts => facets = facets with { Distances = ByRadius(scope, counts) }
            );
        }

        if (query.Slots is { } slots)
        {
            AddFacet(
                scope.Without(FilterPart.Available, Filter.Between("nextSlotAt", slots.Now, slots.EndOfWeek)),
                "slotQuarter",
                counts => facets = facets with { Availabilities = ByMoment(slots, counts) }
            );
        }
    }

    public IReadOnlyList<string> FacetsOfMain => facetsOfMain;

    public IEnumerable<Question> Questions => questions.Select(question => question.Question);

    /// <param name="hits">The answers to the search itself, in its parts.</param>
    /// <param name="others">The answers to <see cref="Questions"/>, in their order.</param>
    public SearchFacets Read(IReadOnlyList<Answer> hits, IEnumerable<Answer> others)
    {
        ofMain.ForEach(read => read(hits));
        foreach (var ((_, read), answer) in questions.Zip(others))
        {
            read(answer);
        }

        return facets;
    }

    private void AddValues(SearchScope scope, FilterPart part, string field, Action<Dictionary<string, int>> set)
    {
        if (scope.Has(part))
        {
            AddFacet(scope.Without(part), field, set);
        }
        else
        {
            facetsOfMain.Add(field);
            ofMain.Add(answers => set(Counts(answers, field)));
        }
    }

    private void AddFacet(string filter, string field, Action<Dictionary<string, int>> set) =>
        questions.Add((new Question { Filter = filter, Facets = [field] }, answer => set(Counts([answer], field))));

    private static Dictionary<string, int> Counts(IReadOnlyList<Answer> answers, string field) =>
        answers
            .SelectMany(answer => answer.FacetDistribution?.GetValueOrDefault(field) ?? [])
            .GroupBy(pair => pair.Key, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Sum(pair => pair.Value), StringComparer.Ordinal);

    private static Dictionary<int, int> ByRadius(SearchScope scope, Dictionary<string, int> counts)
    {
        var distances = new Dictionary<int, int>();
        foreach (var (spot, count) in counts)
        {
            var km = scope.KmTo(int.Parse(spot, CultureInfo.InvariantCulture));
            foreach (var radius in SearchFacets.Radii.Where(radius => km <= radius))
            {
                distances[radius] = distances.GetValueOrDefault(radius) + count;
            }
        }

        return distances;
    }

    private static Dictionary<NextAvailability, int> ByMoment(SlotWindow slots, Dictionary<string, int> counts)
    {
        var moments = new Dictionary<NextAvailability, int>();
        foreach (var moment in Enum.GetValues<NextAvailability>())
        {
            var end = DocumentMaker.QuarterOf(slots.EndOf(moment));
            Put(moments, moment, counts.Where(pair => long.Parse(pair.Key, CultureInfo.InvariantCulture) < end).Sum(pair => pair.Value));
        }

        return moments;
    }

    /// <summary>How many a search found that asked for the counts of <see cref="Everybody"/>.</summary>
    public static int Count(Answer answer) => answer.FacetDistribution?.GetValueOrDefault(Everybody)?.Values.Sum() ?? 0;

    private static void Put<T>(Dictionary<T, int> counts, T value, int count)
        where T : notnull
    {
        if (count > 0)
        {
            counts[value] = count;
        }
    }

    private static Dictionary<JobStart, int> ByDay(SlotWindow window, Dictionary<string, int> counts)
    {
        var starts = new Dictionary<JobStart, int>();
        foreach (var start in Enum.GetValues<JobStart>())
        {
            var last = window.LastDayOf(start).DayNumber;
            Put(starts, start, counts.Where(pair => int.Parse(pair.Key, CultureInfo.InvariantCulture) <= last).Sum(pair => pair.Value));
        }

        return starts;
    }

    private static Dictionary<T, int> ByName<T>(Dictionary<string, int> counts)
        where T : struct, Enum => counts.ToDictionary(pair => Enum.Parse<T>(pair.Key), pair => pair.Value);
}
