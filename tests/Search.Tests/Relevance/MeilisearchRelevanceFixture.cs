using Visavis.Search.Tests.Meilisearch;

namespace Visavis.Search.Tests.Relevance;

public sealed class MeilisearchRelevanceFixture : RelevanceFixture
{
    private MeilisearchUnderTest server = null!;

    public override ISearchIndex Index => server.Told;

    protected override ISearchIndexer Indexer => server.Engine;

    public override async ValueTask InitializeAsync()
    {
        server = await MeilisearchUnderTest.StartAsync();
        await base.InitializeAsync();
    }

    public override ValueTask DisposeAsync() => server.DisposeAsync();
}
