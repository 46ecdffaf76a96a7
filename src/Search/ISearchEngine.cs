namespace Visavis.Search;

/// <summary>An engine outside of the process, which may be away; the embedded one answers in its place then.</summary>
public interface ISearchEngine : ISearchIndex, ISearchIndexer
{
    string Name { get; }

    /// <summary>Makes the engine ready to search and to be written to; to be called once it is there, and harmless when called again.</summary>
    Task PrepareAsync(CancellationToken cancellationToken = default);

    /// <summary>
    /// Tells the engine who is online, for its filter, counts and order; only what has changed since is written. One node does it every few
    /// seconds, so that the engine may be as many seconds behind <see cref="SearchQuery.Online"/>.
    /// </summary>
    Task ReportOnlineAsync(IReadOnlyCollection<string> online, CancellationToken cancellationToken = default);
}
