using System.Net;
using System.Security.Cryptography;
using System.Text;
using Visavis.Search.Meilisearch.Client;

namespace Visavis.Search.Meilisearch;

/// <summary>The key that searches are made with: it can read this site's index and do nothing else.</summary>
internal sealed class SearchKeySource(MeilisearchClient admin, MeilisearchOptions options, string indexUid) : IDisposable
{
    private readonly SemaphoreSlim asking = new(1, 1);
    private bool isKnown;
    private string? known;

    /// <summary>Null for a server without keys.</summary>
    public async ValueTask<string?> GetAsync(CancellationToken cancellationToken)
    {
        if (options.SearchKey is { Length: > 0 } given)
        {
            return given;
        }

        if (Volatile.Read(ref isKnown))
        {
            return known;
        }

        await asking.WaitAsync(cancellationToken);
        try
        {
            if (!isKnown)
            {
                known = string.IsNullOrWhiteSpace(options.ApiKey) ? null : (await FindOrCreateAsync(cancellationToken)).KeyUid;
                Volatile.Write(ref isKnown, true);
            }

            return known;
        }
        finally
        {
            asking.Release();
        }
    }

    /// <summary>To be called when the server refused the key: somebody may have deleted it.</summary>
    public void Forget() => Volatile.Write(ref isKnown, false);

    public void Dispose() => asking.Dispose();

    private async Task<Key> FindOrCreateAsync(CancellationToken cancellationToken)
    {
        var uid = Uid().ToString();
        try
        {
            return await admin.GetKeyAsync(uid, cancellationToken);
        }
        catch (MeilisearchApiError e) when (e.Status == HttpStatusCode.NotFound)
        {
            return await CreateAsync(uid, cancellationToken);
        }
    }

    private async Task<Key> CreateAsync(string uid, CancellationToken cancellationToken)
    {
        var key = new Key
        {
            Uid = uid,
            Name = $"{indexUid} search",
            Description = "Searches the directory; made by the site.",
            Actions = ["search"],
            Indexes = [indexUid],
        };
        try
        {
            return await admin.CreateKeyAsync(key, cancellationToken);
        }
        catch (MeilisearchApiError e) when (e.Status == HttpStatusCode.Conflict)
        {
            // Another node was quicker.
            return await admin.GetKeyAsync(uid, cancellationToken);
        }
    }

    /// <summary>The same on every node and after every restart; of version 4, as the server demands.</summary>
    private Guid Uid()
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes($"visavis search key of {indexUid}")).AsSpan(0, 16);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}
