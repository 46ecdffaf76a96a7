namespace Visavis.Web.Media.Storage;

/// <summary>Where files of people are kept: on local disk, or in Azure Blob Storage. Keys are random and say nothing.</summary>
public interface IBlobStore
{
    /// <summary>Stores all of <paramref name="content"/> under a new key, or nothing; memory stays bounded whatever its length.</summary>
    /// <exception cref="StorageFullException">There is no room.</exception>
    /// <exception cref="StorageUnavailableException">The store does not answer.</exception>
    Task WriteAsync(string key, Stream content, string contentType, CancellationToken cancellationToken);

    /// <summary>Opens what is stored; null when nothing is.</summary>
    /// <exception cref="StorageUnavailableException">The store does not answer.</exception>
    Task<Stream?> OpenReadAsync(string key, CancellationToken cancellationToken);

    /// <summary>Removes it; nothing happens when there is nothing.</summary>
    /// <exception cref="StorageUnavailableException">The store does not answer.</exception>
    Task DeleteAsync(string key, CancellationToken cancellationToken);

    /// <summary>Everything stored under keys that begin with <paramref name="prefix"/>.</summary>
    /// <exception cref="StorageUnavailableException">The store does not answer.</exception>
    IAsyncEnumerable<StoredBlob> ListAsync(string prefix, CancellationToken cancellationToken);
}

public sealed record StoredBlob(string Key, long Bytes, DateTimeOffset WrittenAt);
