using Visavis.Search.Meilisearch;
using Visavis.TestSupport.Meilisearch;

namespace Visavis.Search.Tests.Meilisearch;

/// <summary>
/// The engine on the server at <c>MEILISEARCH_URL</c> (with <c>MEILISEARCH_API_KEY</c> when it has keys), or on a stand-in without it; with
/// an index of its own either way.
/// </summary>
public sealed class MeilisearchUnderTest : IAsyncDisposable
{
    private readonly MeilisearchStandIn? standIn;

    private MeilisearchUnderTest(MeilisearchStandIn? standIn, MeilisearchOptions options, TimeProvider clock)
    {
        this.standIn = standIn;
        Options = options;
        Engine = new MeilisearchSearch(options, clock);
    }

    public MeilisearchOptions Options { get; }

    public MeilisearchSearch Engine { get; }

    /// <summary>The engine, told who is online before each search, as a node of the site does every few seconds.</summary>
    public ISearchIndex Told => new ToldWhoIsOnline(Engine);

    public static async Task<MeilisearchUnderTest> StartAsync(TimeProvider? clock = null)
    {
        var url = Environment.GetEnvironmentVariable("MEILISEARCH_URL");
        var standIn = string.IsNullOrEmpty(url) ? await MeilisearchStandIn.StartAsync() : null;
        return new MeilisearchUnderTest(
            standIn,
            new MeilisearchOptions
            {
                Url = standIn?.Address.AbsoluteUri ?? url,
                ApiKey = standIn is null ? Environment.GetEnvironmentVariable("MEILISEARCH_API_KEY") : MeilisearchStandIn.MasterKey,
                IndexPrefix = $"test_{Guid.NewGuid():N}_",
            },
            clock ?? TimeProvider.System
        );
    }

    public async ValueTask DisposeAsync()
    {
        if (standIn is null)
        {
            await Engine.DeleteAsync();
        }

        Engine.Dispose();
        if (standIn is not null)
        {
            await standIn.DisposeAsync();
            Assert.True(standIn.Violations.IsEmpty, string.Join('\n', standIn.Violations));
        }
    }
}
