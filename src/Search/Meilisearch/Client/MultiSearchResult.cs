namespace Visavis.Search.Meilisearch.Client;

internal sealed record MultiSearchResult<T>(IReadOnlyList<SearchResult<T>> Results);
