using System.Text.Json;
using Visavis.Search.Meilisearch.Client;

namespace Visavis.Search.Meilisearch;

/// <summary>Who is online, as an attribute of the documents: written in batches and only where it has changed.</summary>
/// <remarks>One node of a site does it: whoever holds the lease, which is a document of the index as well.</remarks>
internal sealed class OnlineMarks(MeilisearchClient client, MeilisearchOptions options, string uid, TimeProvider clock)
{
    private const int Page = 1000;
    private static readonly TimeSpan LeaseTime = TimeSpan.FromSeconds(30);
    private readonly string owner = Guid.NewGuid().ToString("N");
    private DateTimeOffset heldUntil;

    /// <summary>As in the index; null when nobody knows.</summary>
    private HashSet<string>? written;

    /// <summary>To be called when the index has become another.</summary>
    public void Forget() => (written, heldUntil) = (null, default);

    public async Task WriteAsync(IReadOnlyCollection<string> online, CancellationToken cancellationToken)
    {
        if (!await HoldsLeaseAsync(cancellationToken))
        {
            written = null;
            return;
        }

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
                    throw new MeilisearchApiError(
                        status: null,
                        ended.Error?.Code ?? "failed",
                        ended.Error?.Message ?? "The task did not succeed."
                    );
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

    private async Task<bool> HoldsLeaseAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (heldUntil - now > LeaseTime / 2)
        {
            return true;
        }

        try
        {
            var present = await client.Index(uid).GetDocumentAsync<Lease>(Lease.DocumentId, cancellationToken);
            if (present.Owner != owner && present.Until > now.ToUnixTimeSeconds())
            {
                return false;
            }
        }
        catch (MeilisearchApiError e) when (e.Code == "document_not_found")
        {
            // Nobody's yet.
        }
        catch (MeilisearchApiError e) when (e.Code == "index_not_found")
        {
            return false;
        }

        heldUntil = now + LeaseTime;
        var lease = new[] { new Lease(owner, heldUntil.ToUnixTimeSeconds()) };
        await client
            .Index(uid)
            .AddDocumentsJsonAsync(JsonSerializer.SerializeToUtf8Bytes(lease, MeilisearchJson.Options), cancellationToken);
        return true;
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

    /// <param name="Until">Seconds since 1970.</param>
    private sealed record Lease(string Owner, long Until)
    {
        public const string DocumentId = "online-writer";

        public string Id { get; init; } = DocumentId;

        public string Kind { get; init; } = "writer";
    }

    private sealed record Mark(string Id, int? Online = null);
}
