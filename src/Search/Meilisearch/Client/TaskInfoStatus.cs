namespace Visavis.Search.Meilisearch.Client;

internal enum TaskInfoStatus
{
    Enqueued,
    Processing,
    Succeeded,
    Failed,
    Canceled,
}
