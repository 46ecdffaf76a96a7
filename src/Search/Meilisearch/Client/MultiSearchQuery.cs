namespace Visavis.Search.Meilisearch.Client;

internal sealed record MultiSearchQuery(IReadOnlyList<SearchQuery> Queries);
