namespace Visavis.Search;

/// <summary>The writing side. Every call is idempotent: the same documents twice leave the same index.</summary>
public interface ISearchIndexer
{
    /// <summary>Adds the documents or replaces those of the same id; searchable when the task completes.</summary>
    Task UpsertAsync(IReadOnlyCollection<ProfessionalDocument> documents, CancellationToken cancellationToken = default);

    /// <summary>Removes documents by id; unknown ids are ignored.</summary>
    Task DeleteAsync(IReadOnlyCollection<string> ids, CancellationToken cancellationToken = default);

    /// <summary>Replaces the whole index while the old one keeps answering. <paramref name="progress"/> counts documents.</summary>
    Task RebuildAsync(
        IAsyncEnumerable<ProfessionalDocument> documents,
        IProgress<long>? progress = null,
        CancellationToken cancellationToken = default
    );
}
