namespace Visavis.Search;

/// <summary>
/// The writing side. The index is a projection: a checkpoint, opaque to it, is stored together with the documents and says up to where
/// the changes of the database are in, so that whoever feeds the index goes on from there after any crash.
/// </summary>
public interface ISearchIndexer
{
    /// <summary>
    /// The checkpoint of the last change applied; null when there is no usable index (none yet, of an older format, damaged): rebuild it.
    /// </summary>
    Task<string?> GetCheckpointAsync(CancellationToken cancellationToken = default);

    /// <summary>
    /// Applies the changes and their checkpoint together or not at all; searchable when the task completes. Idempotent: the same changes
    /// twice leave the same index.
    /// </summary>
    /// <exception cref="InvalidOperationException">There is no usable index.</exception>
    Task ApplyAsync(SearchChanges changes, CancellationToken cancellationToken = default);

    /// <summary>
    /// Replaces the whole index while the old one keeps answering; nothing changes when it fails or is cancelled. Documents that match a
    /// query equally well keep the order in which they are given here. <paramref name="progress"/> counts documents.
    /// </summary>
    Task RebuildAsync(
        IAsyncEnumerable<ProfessionalDocument> documents,
        string checkpoint,
        IProgress<long>? progress = null,
        CancellationToken cancellationToken = default
    );
}
