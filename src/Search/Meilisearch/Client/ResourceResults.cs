namespace Visavis.Search.Meilisearch.Client;

/// <summary>One page of a list.</summary>
internal sealed record ResourceResults<T>(IReadOnlyList<T> Results, int Offset, int Limit, int Total);
