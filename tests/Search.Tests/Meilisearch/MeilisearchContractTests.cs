using Visavis.Search.Meilisearch;
using Visavis.Search.Tests.Contract;
using Visavis.TestSupport.Meilisearch;

namespace Visavis.Search.Tests.Meilisearch;

/// <summary>
/// The contract on Meilisearch: on the server at <c>MEILISEARCH_URL</c> (with <c>MEILISEARCH_API_KEY</c> when it has keys), or on a
/// stand-in without it.
/// </summary>
public sealed class MeilisearchContractTests : SearchContractTests, IAsyncLifetime
{
    private MeilisearchStandIn? standIn;
    private MeilisearchSearch search = null!;

    protected override ISearchIndex Index => search;

    protected override ISearchIndexer Indexer => search;

    public async ValueTask InitializeAsync()
    {
        var url = Environment.GetEnvironmentVariable("MEILISEARCH_URL");
        standIn = string.IsNullOrEmpty(url) ? await MeilisearchStandIn.StartAsync() : null;
        search = new MeilisearchSearch(
            new MeilisearchOptions
            {
                Url = standIn?.Address.AbsoluteUri ?? url,
                ApiKey = standIn is null ? Environment.GetEnvironmentVariable("MEILISEARCH_API_KEY") : MeilisearchStandIn.MasterKey,
                IndexPrefix = $"test_{Guid.NewGuid():N}_",
            },
            TimeProvider.System
        );
    }

    public async ValueTask DisposeAsync()
    {
        if (standIn is null)
        {
            await search.DeleteAsync();
        }

        search.Dispose();
        if (standIn is not null)
        {
            await standIn.DisposeAsync();
            Assert.True(standIn.Violations.IsEmpty, string.Join('\n', standIn.Violations));
        }
    }
}
