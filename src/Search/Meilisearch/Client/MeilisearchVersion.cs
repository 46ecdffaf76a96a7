namespace Visavis.Search.Meilisearch.Client;

internal sealed record MeilisearchVersion(string CommitSha, string PkgVersion);
