namespace Visavis.Search.Tests.Relevance;

public sealed class MeilisearchRelevanceTests(MeilisearchRelevanceFixture engine)
    : RelevanceTests(engine),
        IClassFixture<MeilisearchRelevanceFixture>;
