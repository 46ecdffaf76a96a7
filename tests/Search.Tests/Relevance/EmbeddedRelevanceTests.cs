namespace Visavis.Search.Tests.Relevance;

public sealed class EmbeddedRelevanceTests(EmbeddedRelevanceFixture engine)
    : RelevanceTests(engine),
        IClassFixture<EmbeddedRelevanceFixture>;
