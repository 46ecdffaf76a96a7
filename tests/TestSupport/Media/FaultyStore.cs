using Visavis.Web.Media.Storage;

namespace Visavis.TestSupport.Media;

/// <summary>A store that can be full, down, or die right after a write, in front of a real one.</summary>
public sealed class FaultyStore(IBlobStore inner) : IBlobStore
{
    /// <summary>Thrown in place of any work.</summary>
    public Func<Exception>? Problem { get; set; }

    /// <summary>Thrown after what was written is safely stored, and by every removal: as if the process had died there.</summary>
    public Func<Exception>? DiesAfterWriting { get; set; }

    public async Task WriteAsync(string key, Stream content, string contentType, CancellationToken cancellationToken)
    {
        Throw(Problem);
        await inner.WriteAsync(key, content, contentType, cancellationToken);
        Throw(DiesAfterWriting);
    }

    public Task<Stream?> OpenReadAsync(string key, CancellationToken cancellationToken)
    {
        Throw(Problem);
        return inner.OpenReadAsync(key, cancellationToken);
    }

    public Task DeleteAsync(string key, CancellationToken cancellationToken)
    {
        Throw(Problem);
        Throw(DiesAfterWriting);
        return inner.DeleteAsync(key, cancellationToken);
    }

    public IAsyncEnumerable<StoredBlob> ListAsync(string prefix, CancellationToken cancellationToken)
    {
        Throw(Problem);
        return inner.ListAsync(prefix, cancellationToken);
    }

    private static void Throw(Func<Exception>? problem)
    {
        if (problem is not null)
        {
            throw problem();
        }
    }
}
