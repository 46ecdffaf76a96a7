namespace Visavis.Search.Meilisearch.Client;

/// <summary>A task as it is now.</summary>
internal sealed record TaskResource(int Uid, string? IndexUid, TaskInfoStatus Status, string Type, TaskResourceError? Error)
{
    public bool IsOver => Status is not (TaskInfoStatus.Enqueued or TaskInfoStatus.Processing);
}
