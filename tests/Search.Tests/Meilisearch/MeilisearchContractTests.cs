using Visavis.Search.Tests.Contract;

namespace Visavis.Search.Tests.Meilisearch;

public sealed class MeilisearchContractTests : SearchContractTests, IAsyncLifetime
{
    private MeilisearchUnderTest server = null!;

    protected override ISearchIndex Index => server.Told;

    protected override ISearchIndexer Indexer => server.Engine;

    public async ValueTask InitializeAsync() => server = await MeilisearchUnderTest.StartAsync();

    public ValueTask DisposeAsync() => server.DisposeAsync();
}
