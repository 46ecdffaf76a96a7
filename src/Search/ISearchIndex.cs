namespace Visavis.Search;

/// <summary>The reading side of the directory's search; one implementation per engine, all held to the same contract suite.</summary>
public interface ISearchIndex
{
    /// <summary>Answers one page of professionals, best first.</summary>
    Task<SearchPage> SearchAsync(SearchQuery query, CancellationToken cancellationToken = default);

    /// <summary>
    /// People and organisations with a word of their name that begins like the last word typed, and with the words before it; best
    /// profiles first. Blank text suggests nobody.
    /// </summary>
    Task<IReadOnlyList<NameSuggestion>> SuggestNamesAsync(string typed, int count, CancellationToken cancellationToken = default);
}
