using Visavis.Search.Meilisearch.Client;

namespace Visavis.Search.Meilisearch;

/// <summary>Writes to the server and waits until what was written can be searched.</summary>
internal sealed class IndexWriter(MeilisearchClient client, MeilisearchOptions options, string uid, TimeProvider clock)
{
    /// <summary>The server joins batches that wait; more than this would fill its queue and our memory of it.</summary>
    private const long UnfinishedBytes = 256L * 1024 * 1024;

    private static readonly TimeSpan AbandonedAfter = TimeSpan.FromHours(12);
    private readonly string buildPrefix = $"{uid}_build_";

    public async Task<string?> ReadCheckpointAsync(CancellationToken cancellationToken)
    {
        try
        {
            var found = await client
                .Index(uid)
                .GetDocumentAsync<MeilisearchCheckpoint>(MeilisearchCheckpoint.DocumentId, cancellationToken);
            return found.Version == MeilisearchDocument.Version ? found.Checkpoint : null;
        }
        catch (MeilisearchApiError e) when (e.Code is "index_not_found" or "document_not_found")
        {
            return null;
        }
    }

    /// <summary>Gives the index our settings when it has others; the server then goes through all the documents, so not without need.</summary>
    public async Task<bool> ApplySettingsAsync(CancellationToken cancellationToken)
    {
        try
        {
            var index = client.Index(uid);
            var wanted = IndexSettings.WantedAt(clock.GetUtcNow());
            if (!IndexSettings.Differ(await index.GetSettingsAsync(cancellationToken), wanted))
            {
                return false;
            }

            await DoneAsync(await index.UpdateSettingsAsync(wanted, cancellationToken), cancellationToken);
            return true;
        }
        catch (MeilisearchApiError e) when (e.Code == "index_not_found")
        {
            return false;
        }
    }

    /// <summary>
    /// Removals first: were they lost, the checkpoint would hide it; were the rest lost, the same changes come again.
    /// </summary>
    public async Task ApplyAsync(SearchChanges changes, CancellationToken cancellationToken)
    {
        var index = client.Index(uid);
        var tasks = new List<TaskInfo>();
        foreach (var ids in changes.Deletes.Chunk(DocumentBatches.MostDocuments))
        {
            tasks.Add(await index.DeleteDocumentsAsync(ids, cancellationToken));
        }

        var now = clock.GetUtcNow();
        var documents = changes.Upserts.Select(document => DocumentMaker.Make(document, now)).ToAsyncEnumerable();
        var checkpoint = new MeilisearchCheckpoint(MeilisearchDocument.Version, changes.Checkpoint);
        await foreach (var (json, _) in DocumentBatches.OfAsync(documents, checkpoint, cancellationToken))
        {
            tasks.Add(await index.UpdateDocumentsJsonAsync(json, cancellationToken));
        }

        foreach (var task in tasks)
        {
            await DoneAsync(task, cancellationToken);
        }
    }

    /// <summary>Fills an index of a new name and lets it change places with the one in use.</summary>
    public async Task RebuildAsync(
        IAsyncEnumerable<ProfessionalDocument> documents,
        string checkpoint,
        IProgress<long>? progress,
        CancellationToken cancellationToken
    )
    {
        await RemoveAbandonedAsync(cancellationToken);
        var building = $"{buildPrefix}{Guid.NewGuid():N}";
        try
        {
            await DoneAsync(await client.CreateIndexAsync(building, "id", cancellationToken), cancellationToken);
            var index = client.Index(building);
            await DoneAsync(
                await index.UpdateSettingsAsync(IndexSettings.WantedAt(clock.GetUtcNow()), cancellationToken),
                cancellationToken
            );
            await FillAsync(
                index,
                documents,
                new MeilisearchCheckpoint(MeilisearchDocument.Version, checkpoint),
                progress,
                cancellationToken
            );
            var create = await client.CreateIndexAsync(uid, "id", cancellationToken);
            await DoneAsync(create, cancellationToken, except: "index_already_exists");
            await DoneAsync(await client.SwapIndexesAsync([new IndexSwap(uid, building)], cancellationToken), cancellationToken);
        }
        finally
        {
            // What is left under the name is the old index, or the unfinished one; it must go also when the caller gave up.
            await RemoveAsync(building);
        }
    }

    public async Task DeleteAsync() =>
        await DoneAsync(await client.DeleteIndexAsync(uid), CancellationToken.None, except: "index_not_found");

    private async Task FillAsync(
        Client.Index index,
        IAsyncEnumerable<ProfessionalDocument> documents,
        MeilisearchCheckpoint checkpoint,
        IProgress<long>? progress,
        CancellationToken cancellationToken
    )
    {
        var now = clock.GetUtcNow();
        var made = documents.Select((document, number) => DocumentMaker.Make(document, now, number));
        var unfinished = new Queue<(TaskInfo Task, int Bytes)>();
        var (sent, waiting) = (0L, 0L);
        await foreach (var (json, count) in DocumentBatches.OfAsync(made, checkpoint, cancellationToken))
        {
            unfinished.Enqueue((await index.AddDocumentsJsonAsync(json, cancellationToken), json.Length));
            progress?.Report(sent += count);
            for (waiting += json.Length; waiting > UnfinishedBytes; )
            {
                var (task, bytes) = unfinished.Dequeue();
                await DoneAsync(task, cancellationToken);
                waiting -= bytes;
            }
        }

        while (unfinished.TryDequeue(out var last))
        {
            await DoneAsync(last.Task, cancellationToken);
        }
    }

    /// <summary>A rebuild cut off by a crash leaves its index behind; one that still runs is younger.</summary>
    private async Task RemoveAbandonedAsync(CancellationToken cancellationToken)
    {
        var before = clock.GetUtcNow() - AbandonedAfter;
        var indexes = await client.GetAllIndexesAsync(limit: 1000, cancellationToken);
        foreach (
            var index in indexes.Results.Where(index =>
                index.Uid.StartsWith(buildPrefix, StringComparison.Ordinal) && index.CreatedAt < before
            )
        )
        {
            await client.DeleteIndexAsync(index.Uid, cancellationToken);
        }
    }

    private async Task RemoveAsync(string building)
    {
        try
        {
            await client.DeleteIndexAsync(building, CancellationToken.None);
        }
        catch (Exception e) when (e is MeilisearchApiError or MeilisearchCommunicationError or MeilisearchTimeoutError)
        {
            // The next rebuild removes it.
        }
    }

    private async Task DoneAsync(TaskInfo task, CancellationToken cancellationToken, string? except = null)
    {
        var ended = await client.WaitForTaskAsync(task.TaskUid, options.TaskTimeout, cancellationToken);
        if (ended.Status != TaskInfoStatus.Succeeded && ended.Error?.Code != except)
        {
            throw new MeilisearchApiError(
                status: null,
                ended.Error?.Code ?? ended.Status.ToString().ToLowerInvariant(),
                ended.Error?.Message ?? $"Task {task.TaskUid} of the search server did not succeed."
            );
        }
    }
}
