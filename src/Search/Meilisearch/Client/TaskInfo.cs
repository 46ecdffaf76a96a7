namespace Visavis.Search.Meilisearch.Client;

/// <summary>A task as it was taken on.</summary>
internal sealed record TaskInfo(int TaskUid, string? IndexUid, TaskInfoStatus Status, string Type, DateTimeOffset EnqueuedAt);
