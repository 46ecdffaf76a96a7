namespace Visavis.Search.Meilisearch.Client;

/// <summary>
/// The documented HTTP interface of Meilisearch under the names of its official package, as far as this site uses it.
/// <see href="https://www.meilisearch.com/docs/reference/api"/>
/// </summary>
internal sealed class MeilisearchClient(HttpClient http, string? apiKey, MeilisearchLimits limits, TimeProvider clock)
{
    private static readonly TimeSpan FirstLook = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan LastLook = TimeSpan.FromMilliseconds(500);
    private readonly MeilisearchHttp calls = new(http, apiKey, limits, clock);

    /// <summary>Makes no call.</summary>
    public Index Index(string uid) => new(uid, calls);

    public Task<ResourceResults<IndexInfo>> GetAllIndexesAsync(int limit = 100, CancellationToken cancellationToken = default) =>
        calls.SendAsync<ResourceResults<IndexInfo>>(HttpMethod.Get, $"indexes?limit={limit}", cancellationToken: cancellationToken);

    public Task<TaskInfo> CreateIndexAsync(string uid, string primaryKey, CancellationToken cancellationToken = default) =>
        calls.SendAsync<TaskInfo>(HttpMethod.Post, "indexes", new { uid, primaryKey }, cancellationToken: cancellationToken);

    public Task<TaskInfo> DeleteIndexAsync(string uid, CancellationToken cancellationToken = default) =>
        calls.SendAsync<TaskInfo>(HttpMethod.Delete, $"indexes/{Uri.EscapeDataString(uid)}", cancellationToken: cancellationToken);

    /// <summary>Twice is back again: this call is never repeated by itself.</summary>
    public Task<TaskInfo> SwapIndexesAsync(IReadOnlyList<IndexSwap> indexes, CancellationToken cancellationToken = default) =>
        calls.SendAsync<TaskInfo>(HttpMethod.Post, "swap-indexes", indexes, repeatable: false, cancellationToken);

    public Task<MultiSearchResult<T>> MultiSearchAsync<T>(MultiSearchQuery query, CancellationToken cancellationToken = default) =>
        calls.SendAsync<MultiSearchResult<T>>(HttpMethod.Post, "multi-search", query, cancellationToken: cancellationToken);

    public Task<Key> GetKeyAsync(string keyOrUid, CancellationToken cancellationToken = default) =>
        calls.SendAsync<Key>(HttpMethod.Get, $"keys/{Uri.EscapeDataString(keyOrUid)}", cancellationToken: cancellationToken);

    /// <summary>With a uid of its own a repeat cannot make a second key.</summary>
    public Task<Key> CreateKeyAsync(Key key, CancellationToken cancellationToken = default) =>
        calls.SendAsync<Key>(HttpMethod.Post, "keys", key, repeatable: key.Uid is not null, cancellationToken);

    public Task<TaskResource> GetTaskAsync(int taskUid, CancellationToken cancellationToken = default) =>
        calls.SendAsync<TaskResource>(HttpMethod.Get, $"tasks/{taskUid}", cancellationToken: cancellationToken);

    /// <summary>Comes back when the task is over, however it ended.</summary>
    /// <exception cref="MeilisearchTimeoutError">It is not over yet.</exception>
    public async Task<TaskResource> WaitForTaskAsync(int taskUid, TimeSpan atMost, CancellationToken cancellationToken = default)
    {
        var started = clock.GetTimestamp();
        var pause = FirstLook;
        while (true)
        {
            var task = await GetTaskAsync(taskUid, cancellationToken);
            if (task.IsOver)
            {
                return task;
            }

            if (clock.GetElapsedTime(started) >= atMost)
            {
                throw new MeilisearchTimeoutError($"The search server has not finished task {taskUid} after {atMost}.");
            }

            await Task.Delay(pause, clock, cancellationToken);
            pause = pause * 2 < LastLook ? pause * 2 : LastLook;
        }
    }
}
