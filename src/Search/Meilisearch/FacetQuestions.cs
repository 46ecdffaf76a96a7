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
    private readonly List<Action<Answer>> ofMain = [];
    private readonly List<string> facetsOfMain = [];
    private SearchFacets facets = SearchFacets.None;

    public FacetQuestions(SearchScope scope, SearchQuery query)
    {
        AddValues(scope, FilterPart.Category, "category", counts => facets = facets with { Categories = counts });
        AddValues(scope, FilterPart.Language, "languages", counts => facets = facets with { Languages = counts });
        AddValues(scope, FilterPart.Price, "price", counts => facets = facets with { Prices = ByRange(counts) });
        AddValues(
            scope,
            FilterPart.Recommended,
            "recommended",
            counts => facets = facets with { Recommended = counts.GetValueOrDefault("true") }
        );
        if (query.Online.Count > 0)
        {
            AddCount(scope.Without(FilterPart.Online, Filter.In("id", query.Online)), count => facets = facets with { Online = count });
        }

        if (scope.Center is not null)
        {
            var distances = new Dictionary<int, int>();
            facets = facets with { Distances = distances };
            foreach (var km in SearchFacets.Radii)
            {
                AddCount(scope.Without(FilterPart.Place, scope.Within(km)), count => Put(distances, km, count));
            }
        }

        if (query.Slots is { } slots)
        {
            var moments = new Dictionary<NextAvailability, int>();
            facets = facets with { Availabilities = moments };
            foreach (var moment in Enum.GetValues<NextAvailability>())
            {
                var free = Filter.Between("nextSlotAt", slots.Now, slots.EndOf(moment));
                AddCount(scope.Without(FilterPart.Available, free), count => Put(moments, moment, count));
            }
        }
    }

    public IReadOnlyList<string> FacetsOfMain => facetsOfMain;

    public IEnumerable<Question> Questions => questions.Select(question => question.Question);

    /// <param name="main">The answer to the search itself.</param>
    /// <param name="others">The answers to <see cref="Questions"/>, in their order.</param>
    public SearchFacets Read(Answer main, IEnumerable<Answer> others)
    {
        ofMain.ForEach(read => read(main));
        foreach (var ((_, read), answer) in questions.Zip(others))
        {
            read(answer);
        }

        return facets;
    }

    private void AddValues(SearchScope scope, FilterPart part, string field, Action<Dictionary<string, int>> set)
    {
        void Read(Answer answer) => set(answer.FacetDistribution?.GetValueOrDefault(field) ?? []);
        if (scope.Has(part))
        {
            questions.Add((new Question { Filter = scope.Without(part), Facets = [field] }, Read));
        }
        else
        {
            facetsOfMain.Add(field);
            ofMain.Add(Read);
        }
    }

    /// <summary>How many a search found that asked for the counts of <see cref="Everybody"/>.</summary>
    public static int Count(Answer answer) => answer.FacetDistribution?.GetValueOrDefault(Everybody)?.Values.Sum() ?? 0;

    private void AddCount(string filter, Action<int> set) =>
        questions.Add((new Question { Filter = filter, Facets = [Everybody] }, answer => set(Count(answer))));

    private static void Put<T>(Dictionary<T, int> counts, T value, int count)
        where T : notnull
    {
        if (count > 0)
        {
            counts[value] = count;
        }
    }

    private static Dictionary<PriceRange, int> ByRange(Dictionary<string, int> counts) =>
        counts.ToDictionary(pair => Enum.Parse<PriceRange>(pair.Key), pair => pair.Value);
}
