namespace Visavis.Search.Meilisearch.Client;

/// <summary>An index in the list of them.</summary>
internal sealed record IndexInfo(string Uid, string? PrimaryKey, DateTimeOffset CreatedAt);
