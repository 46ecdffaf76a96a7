using Visavis.Web.Media.Inspection;
using Visavis.Web.Media.Storage;

namespace Visavis.Web.Media.Scanning;

/// <summary>
/// A store behind the scanner: what it knows is never stored, and what it has not answered about is stored and served to nobody. It stands before
/// every file people send, whichever form sent it.
/// </summary>
public sealed partial class ScannedStore(
    IBlobStore store,
    FileScanner scanner,
    PendingScans pending,
    TimeProvider time,
    ILogger<ScannedStore> logger
) : IBlobStore
{
    private const int AtOnce = 50;

    /// <summary>No upload lasts that long: a row whose file is not there by then is of one that failed.</summary>
    private static readonly TimeSpan NeverCame = TimeSpan.FromDays(1);

    /// <exception cref="UploadRefusedException">The scanner knows what is in it; nothing was kept.</exception>
    public async Task WriteAsync(string key, Stream content, string contentType, CancellationToken cancellationToken)
    {
        if (IsLookedAt(key))
        {
            var start = content.CanSeek ? content.Position : 0;
            var found = content.CanSeek ? await scanner.ScanAsync(content, cancellationToken) : ScanResult.Unknown;
            if (found == ScanResult.Infected)
            {
                throw new UploadRefusedException(UploadProblem.Infected);
            }

            if (content.CanSeek)
            {
                content.Position = start;
            }

            if (found == ScanResult.Unknown)
            {
                // Before the file is there, so that no moment is left in which it would be served.
                await pending.AddAsync(key, cancellationToken);
            }
        }

        await store.WriteAsync(key, content, contentType, cancellationToken);
    }

    public async Task<Stream?> OpenReadAsync(string key, CancellationToken cancellationToken) =>
        IsLookedAt(key) && await pending.IsPendingAsync(key, cancellationToken) ? null : await store.OpenReadAsync(key, cancellationToken);

    public async Task DeleteAsync(string key, CancellationToken cancellationToken)
    {
        await store.DeleteAsync(key, cancellationToken);
        if (IsLookedAt(key))
        {
            await pending.RemoveAsync(key, cancellationToken);
        }
    }

    public IAsyncEnumerable<StoredBlob> ListAsync(string prefix, CancellationToken cancellationToken) =>
        store.ListAsync(prefix, cancellationToken);

    /// <summary>Asks again about what waits, until the scanner once more does not answer.</summary>
    public async Task ScanPendingAsync(CancellationToken cancellationToken)
    {
        foreach (var waiting in await pending.ListAsync(AtOnce, cancellationToken))
        {
            await using var content = await store.OpenReadAsync(waiting.StorageKey, cancellationToken);
            if (content is null)
            {
                if (waiting.Since < time.GetUtcNow() - NeverCame)
                {
                    await pending.RemoveAsync(waiting.StorageKey, cancellationToken);
                }

                continue;
            }

            switch (await scanner.ScanAsync(content, cancellationToken))
            {
                case ScanResult.Clean:
                    await pending.RemoveAsync(waiting.StorageKey, cancellationToken);
                    break;
                case ScanResult.Infected:
                    await content.DisposeAsync();
                    await DeleteAsync(waiting.StorageKey, cancellationToken);
                    Log.Infected(logger, waiting.StorageKey);
                    break;
                default:
                    return;
            }
        }
    }

    /// <summary>Files of a person's own data are written by the site from what is stored already.</summary>
    private static bool IsLookedAt(string key) => !key.StartsWith(StorageKey.Exports, StringComparison.Ordinal);

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The scanner recognised a danger in {Key}, which waited for it: it was removed")]
        public static partial void Infected(ILogger logger, string key);
    }
}
