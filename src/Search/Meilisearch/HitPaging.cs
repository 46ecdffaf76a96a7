using Question = Visavis.Search.Meilisearch.Client.SearchQuery;

namespace Visavis.Search.Meilisearch;

/// <summary>
/// Which hits to ask for. By relevance the server pages. Its other orders only order what matches equally well, so that for those the best
/// that can be paged to are read and put in order here.
/// </summary>
internal sealed class HitPaging
{
    private readonly SearchSort sort;
    private readonly DateTimeOffset? now;
    private readonly int size;
    private readonly int skip;
    private readonly Question paging;

    public HitPaging(SearchScope scope, SearchQuery query)
    {
        sort = query.Sort == SearchSort.Distance && scope.Center is null ? SearchSort.Relevance : query.Sort;
        now = query.Slots?.Now;
        size = Math.Clamp(query.PageSize, 1, SearchQuery.MaxPageSize);
        var page = Math.Clamp(query.Page, 1, (SearchQuery.MaxReachable / size) + 2);
        skip = (page - 1) * size;
        var asked = new Question { AttributesToRetrieve = ["id", "nextSlotAt"], Sort = scope.Sort(sort) };
        paging =
            sort == SearchSort.Relevance
                ? asked with
                {
                    Page = page,
                    HitsPerPage = size,
                }
                : asked with
                {
                    Page = 1,
                    HitsPerPage = SearchQuery.MaxReachable,
                };
    }

    public Question Ask(Question question) => paging with { Filter = question.Filter, Facets = question.Facets };

    public IReadOnlyList<SearchHit> Read(IReadOnlyList<MeilisearchHit> hits)
    {
        var reachable = Math.Max(0, SearchQuery.MaxReachable - skip);
        var page = sort switch
        {
            SearchSort.Distance => hits.OrderBy(hit => hit.GeoDistance ?? double.MaxValue).Skip(skip),
            SearchSort.NextSlot => hits.OrderBy(SlotOf).Skip(skip),
            _ => hits,
        };
        return
        [
            .. page.Take(Math.Min(size, reachable))
                .Select(hit => new SearchHit(hit.Id, hit.GeoDistance is { } metres ? Math.Round(metres / 1000, 1) : null)),
        ];
    }

    private long SlotOf(MeilisearchHit hit) =>
        hit.NextSlotAt is { } slot && (now is null || slot >= now.Value.ToUnixTimeMilliseconds()) ? slot : long.MaxValue;
}
