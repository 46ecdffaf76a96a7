using Visavis.Web.Media.Storage;

namespace Visavis.Web.Media.Uploads;

/// <summary>
/// Files that are stored before their rows are written. Disposed without <see cref="Keep"/>, they are removed again; what a crash leaves behind is
/// swept later. A row is written after its file, so none ever points to nothing.
/// </summary>
internal sealed class StoredFiles(IBlobStore store, ILogger logger) : IAsyncDisposable
{
    private readonly List<string> keys = [];

    public async Task<string> WriteAsync(string folder, Stream content, string contentType, CancellationToken cancellationToken)
    {
        var key = StorageKey.New(folder);
        await store.WriteAsync(key, content, contentType, cancellationToken);
        keys.Add(key);
        return key;
    }

    /// <summary>The rows are written.</summary>
    public void Keep() => keys.Clear();

    public async ValueTask DisposeAsync() => await store.RemoveUnneededAsync(keys, logger);
}
