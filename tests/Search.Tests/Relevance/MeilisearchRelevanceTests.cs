namespace Visavis.Search.Tests.Relevance;

public sealed class MeilisearchRelevanceTests(MeilisearchRelevanceFixture engine)
    : RelevanceTests(engine),
        IClassFixture<MeilisearchRelevanceFixture>
{
    /// <summary>The stand-in goes through all people for each question.</summary>
    protected override int UnseenShare => 5;

    protected override double LeastOfUnseen => 0.8;
}
