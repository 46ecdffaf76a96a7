namespace Visavis.Search.Meilisearch.Client;

internal sealed record Pagination(int MaxTotalHits);
