namespace Visavis.Search;

/// <summary>The reading side of the directory's search; one implementation per engine, all held to the same contract suite.</summary>
public interface ISearchIndex
{
    /// <summary>Answers one page of professionals, best first.</summary>
    Task<SearchPage> SearchAsync(SearchQuery query, CancellationToken cancellationToken = default);
}
