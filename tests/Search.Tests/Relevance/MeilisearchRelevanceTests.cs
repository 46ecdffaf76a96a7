using Visavis.TestSupport;

namespace Visavis.Search.Tests.Relevance;

/// <summary>In the whole suite: the stand-in goes through all people for each of the questions, and the contract suite asks it about each kind.</summary>
[Trait(Tiers.Trait, Tiers.Whole)]
public sealed class MeilisearchRelevanceTests(MeilisearchRelevanceFixture engine)
    : RelevanceTests(engine),
        IClassFixture<MeilisearchRelevanceFixture>
{
    /// <summary>The stand-in goes through all people for each question.</summary>
    protected override int UnseenShare => 5;

    protected override double LeastOfUnseen => 0.8;
}
