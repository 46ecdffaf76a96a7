using System.Text.Json;
using Visavis.Search.Meilisearch.Client;

namespace Visavis.Search.Meilisearch;

/// <summary>Who is online, as an attribute of the documents: written in batches and only where it has changed.</summary>
internal sealed class OnlineMarks(MeilisearchClient client, MeilisearchOptions options, string uid)
{
    private const int Page = 1000;

    /// <summary>As in the index; null when nobody knows.</summary>
    private HashSet<string>? written;

    /// <summary>To be called when the index has become another.</summary>
    public void Forget() => written = null;

    public async Task WriteAsync(IReadOnlyCollection<string> online, CancellationToken cancellationToken)
    {
        try
        {
            written ??= await ReadAsync(cancellationToken);
            var now = online.ToHashSet(StringComparer.Ordinal);
            var changes = now.Except(written)
                .Select(id => new Mark(id, 1))
                .Concat(written.Except(now).Select(id => new Mark(id, 0)))
                .ToList();
            foreach (var batch in changes.Chunk(DocumentBatches.MostDocuments))
            {
                var json = JsonSerializer.SerializeToUtf8Bytes(batch, MeilisearchJson.Options);
                var task = await client.Index(uid).UpdateExistingJsonAsync(json, cancellationToken);
                var ended = await client.WaitForTaskAsync(task.TaskUid, options.TaskTimeout, cancellationToken);
                if (ended.Status != TaskInfoStatus.Succeeded)
                {
                    throw new MeilisearchApiError(status: null, ended.Error?.Code ?? "failed", ended.Error?.Message ?? "The task did not succeed.");
                }
            }

            written = now;
        }
        catch
        {
            // Part of it may be written.
            written = null;
            throw;
        }
    }

    private async Task<HashSet<string>> ReadAsync(CancellationToken cancellationToken)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        try
        {
            while (true)
            {
                var page = await client
                    .Index(uid)
                    .FetchDocumentsAsync<Mark>(SearchScope.IsOnline, ["id"], found.Count, Page, cancellationToken);
                found.UnionWith(page.Results.Select(mark => mark.Id));
                if (page.Results.Count < Page)
                {
                    return found;
                }
            }
        }
        catch (MeilisearchApiError e) when (e.Code == "index_not_found")
        {
            return found;
        }
    }

    private sealed record Mark(string Id, int? Online = null);
}
