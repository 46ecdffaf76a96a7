namespace Visavis.Search.Meilisearch;

/// <summary>
/// Up to where the changes are in: a document among the others, written by the same task as they are and swapped with them. Every search
/// asks for another kind.
/// </summary>
internal sealed record MeilisearchCheckpoint(string Version, string Checkpoint)
{
    public const string DocumentId = "checkpoint";

    public string Id { get; init; } = DocumentId;

    public string Kind { get; init; } = "checkpoint";
}
