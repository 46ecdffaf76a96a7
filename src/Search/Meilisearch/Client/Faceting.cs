namespace Visavis.Search.Meilisearch.Client;

internal sealed record Faceting(int MaxValuesPerFacet);
