using Visavis.Search.Tests.Contract;

namespace Visavis.Search.Tests.Relevance;

/// <summary>An engine filled with the corpus once for all its judgements. Derive a class per engine.</summary>
public abstract class RelevanceFixture : IAsyncLifetime
{
    public abstract ISearchIndex Index { get; }

    protected abstract ISearchIndexer Indexer { get; }

    public virtual async ValueTask InitializeAsync() =>
        await Indexer.RebuildAsync(SomeDocuments.Stream(RelevanceCorpus.Documents), "relevance");

    public abstract ValueTask DisposeAsync();
}
