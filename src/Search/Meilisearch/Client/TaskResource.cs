namespace Visavis.Search.Meilisearch.Client;

/// <summary>A task as it is now.</summary>
internal sealed record TaskResource(int Uid, string? IndexUid, TaskInfoStatus Status, string Type, TaskResourceError? Error)
{
    public bool IsOver => Status is not (TaskInfoStatus.Enqueued or TaskInfoStatus.Processing);
}

/// <summary>What the server says of a fault, of a call or of a task.</summary>
internal sealed record TaskResourceError(string Message, string Code, string? Type = null, string? Link = null);

/// <summary>A task as it was taken on.</summary>
internal sealed record TaskInfo(int TaskUid, string? IndexUid, TaskInfoStatus Status, string Type, DateTimeOffset EnqueuedAt);

internal enum TaskInfoStatus
{
    Enqueued,
    Processing,
    Succeeded,
    Failed,
    Canceled,
}
