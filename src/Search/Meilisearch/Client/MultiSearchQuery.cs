namespace Visavis.Search.Meilisearch.Client;

internal sealed record MultiSearchQuery(IReadOnlyList<SearchQuery> Queries);

internal sealed record MultiSearchResult<T>(IReadOnlyList<SearchResult<T>> Results);
