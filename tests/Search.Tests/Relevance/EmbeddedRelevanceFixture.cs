using Visavis.Search.Embedded;
using Visavis.TestSupport;

namespace Visavis.Search.Tests.Relevance;

public sealed class EmbeddedRelevanceFixture : RelevanceFixture
{
    private readonly TemporaryFolder folder = new();
    private readonly EmbeddedSearch search;

    public EmbeddedRelevanceFixture() => search = new EmbeddedSearch(new SearchOptions { Folder = folder.FullPath }, TimeProvider.System);

    public override ISearchIndex Index => search;

    protected override ISearchIndexer Indexer => search;

    public override ValueTask DisposeAsync()
    {
        search.Dispose();
        folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
