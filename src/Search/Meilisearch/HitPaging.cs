using Answer = Visavis.Search.Meilisearch.Client.SearchResult<Visavis.Search.Meilisearch.MeilisearchHit>;
using Question = Visavis.Search.Meilisearch.Client.SearchQuery;

namespace Visavis.Search.Meilisearch;

/// <summary>
/// Which hits to ask for. By relevance, first come those whose title, name or need is just what was typed, then the others, each by the
/// server's rules. Its other orders only order what matches equally well, so that for those the best that can be paged to are read and put
/// in order here.
/// </summary>
internal sealed class HitPaging
{
    private readonly SearchScope scope;
    private readonly SearchSort sort;
    private readonly DateTimeOffset? now;
    private readonly int size;
    private readonly int skip;
    private readonly bool wholeFirst;

    public HitPaging(SearchScope scope, SearchQuery query, bool everyWord)
    {
        this.scope = scope;
        sort = query.Sort == SearchSort.Distance && scope.Center is null ? SearchSort.Relevance : query.Sort;
        now = query.Slots?.Now;
        size = Math.Clamp(query.PageSize, 1, SearchQuery.MaxPageSize);
        skip = (int)Math.Min((long)(Math.Max(query.Page, 1) - 1) * size, SearchQuery.MaxReachable);
        wholeFirst = everyWord && sort == SearchSort.Relevance && scope.HasWhole && !scope.HasApart;
    }

    /// <summary>To be asked before, when it matters how many come first; null when it does not.</summary>
    public Question? CountOfFirst =>
        wholeFirst && skip > 0
            ? new Question
            {
                Filter = Filter.And(scope.Everything(), scope.Whole),
                Facets = [FacetQuestions.Everybody],
                Limit = 0,
            }
            : null;

    /// <param name="first">The answer to <see cref="CountOfFirst"/>.</param>
    public IReadOnlyList<Question> Questions(Answer? first)
    {
        var asked = new Question
        {
            AttributesToRetrieve = scope.Center is null ? ["id", "nextSlotAt"] : ["id", "nextSlotAt", "_geo"],
            Sort = scope.Sort(sort),
        };
        if (!wholeFirst)
        {
            asked = asked with { Filter = scope.EverythingExactly() };
            return [sort == SearchSort.Relevance ? Page(asked, skip) : asked with { Offset = 0, Limit = SearchQuery.MaxReachable }];
        }

        var before = first is null ? 0 : FacetQuestions.Count(first);
        return
        [
            Page(asked with { Filter = Filter.And(scope.Everything(), scope.Whole) }, skip),
            Page(asked with { Filter = Filter.And(scope.Everything(), Filter.Not(scope.Whole)) }, Math.Max(0, skip - before)),
        ];
    }

    public IReadOnlyList<SearchHit> Read(IEnumerable<MeilisearchHit> hits)
    {
        var page = sort switch
        {
            SearchSort.Distance => hits.OrderBy(hit => hit.GeoDistance ?? double.MaxValue).Skip(skip),
            SearchSort.NextSlot => hits.OrderBy(SlotOf).Skip(skip),
            _ => hits,
        };
        return
        [
            .. page.Take(Math.Min(size, SearchQuery.MaxReachable - skip))
                .Select(hit => new SearchHit(hit.Id, hit.GeoDistance is { } metres ? Math.Round(metres / 1000, 1) : null)),
        ];
    }

    private Question Page(Question question, int offset) => question with { Offset = offset, Limit = size };

    private long SlotOf(MeilisearchHit hit) =>
        hit.NextSlotAt is { } slot && (now is null || slot >= now.Value.ToUnixTimeMilliseconds()) ? slot : long.MaxValue;
}
