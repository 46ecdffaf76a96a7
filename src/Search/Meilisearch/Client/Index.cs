namespace Visavis.Search.Meilisearch.Client;

/// <summary>One index of the server.</summary>
internal sealed class Index(string uid, MeilisearchHttp calls)
{
    private readonly string path = $"indexes/{Uri.EscapeDataString(uid)}";

    public string Uid { get; } = uid;

    public Task<SearchResult<T>> SearchAsync<T>(SearchQuery query, CancellationToken cancellationToken = default) =>
        calls.SendAsync<SearchResult<T>>(HttpMethod.Post, $"{path}/search", query, cancellationToken: cancellationToken);

    public Task<T> GetDocumentAsync<T>(string id, CancellationToken cancellationToken = default) =>
        calls.SendAsync<T>(HttpMethod.Get, $"{path}/documents/{Uri.EscapeDataString(id)}", cancellationToken: cancellationToken);

    /// <summary>Adds documents, or puts them in the place of those of the same id.</summary>
    /// <param name="documents">A JSON array.</param>
    public Task<TaskInfo> AddDocumentsJsonAsync(ReadOnlyMemory<byte> documents, CancellationToken cancellationToken = default) =>
        calls.SendAsync<TaskInfo>(HttpMethod.Post, $"{path}/documents?primaryKey=id", documents, cancellationToken: cancellationToken);

    /// <summary>Adds documents, or changes the fields named in those of the same id.</summary>
    /// <param name="documents">A JSON array.</param>
    public Task<TaskInfo> UpdateDocumentsJsonAsync(ReadOnlyMemory<byte> documents, CancellationToken cancellationToken = default) =>
        calls.SendAsync<TaskInfo>(HttpMethod.Put, $"{path}/documents?primaryKey=id", documents, cancellationToken: cancellationToken);

    /// <summary>Changes the fields named in the documents of these ids; ids that are not there stay so.</summary>
    /// <param name="documents">A JSON array.</param>
    public Task<TaskInfo> UpdateExistingJsonAsync(ReadOnlyMemory<byte> documents, CancellationToken cancellationToken = default) =>
        calls.SendAsync<TaskInfo>(
            HttpMethod.Put,
            $"{path}/documents?primaryKey=id&skipCreation=true",
            documents,
            cancellationToken: cancellationToken
        );

    public Task<ResourceResults<T>> FetchDocumentsAsync<T>(
        string filter,
        IReadOnlyList<string> fields,
        int offset,
        int limit,
        CancellationToken cancellationToken = default
    ) =>
        calls.SendAsync<ResourceResults<T>>(
            HttpMethod.Post,
            $"{path}/documents/fetch",
            new
            {
                filter,
                fields,
                offset,
                limit,
            },
            cancellationToken: cancellationToken
        );

    public Task<TaskInfo> DeleteDocumentsAsync(IEnumerable<string> ids, CancellationToken cancellationToken = default) =>
        calls.SendAsync<TaskInfo>(HttpMethod.Post, $"{path}/documents/delete-batch", ids, cancellationToken: cancellationToken);

    public Task<Settings> GetSettingsAsync(CancellationToken cancellationToken = default) =>
        calls.SendAsync<Settings>(HttpMethod.Get, $"{path}/settings", cancellationToken: cancellationToken);

    public Task<TaskInfo> UpdateSettingsAsync(Settings settings, CancellationToken cancellationToken = default) =>
        calls.SendAsync<TaskInfo>(HttpMethod.Patch, $"{path}/settings", settings, cancellationToken: cancellationToken);
}
