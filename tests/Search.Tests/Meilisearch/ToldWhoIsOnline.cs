namespace Visavis.Search.Tests.Meilisearch;

/// <summary>An engine that is told who is online before each search that says so.</summary>
internal sealed class ToldWhoIsOnline(ISearchEngine engine) : ISearchIndex
{
    public async Task<SearchPage> SearchAsync(SearchQuery query, CancellationToken cancellationToken = default)
    {
        await engine.ReportOnlineAsync(query.Online, cancellationToken);
        return await engine.SearchAsync(query, cancellationToken);
    }

    public Task<IReadOnlyList<NameSuggestion>> SuggestNamesAsync(string typed, int count, CancellationToken cancellationToken = default) =>
        engine.SuggestNamesAsync(typed, count, cancellationToken);
}
