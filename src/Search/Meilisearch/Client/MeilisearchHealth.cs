namespace Visavis.Search.Meilisearch.Client;

internal sealed record MeilisearchHealth(string Status);
