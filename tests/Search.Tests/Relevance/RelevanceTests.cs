namespace Visavis.Search.Tests.Relevance;

/// <summary>Whether an engine finds what people look for. Derive a class per engine, with its <see cref="RelevanceFixture"/>.</summary>
public abstract class RelevanceTests(RelevanceFixture engine)
{
    private const int First = 5;
    private const double LeastRecall = 0.95;
    private const int LeastJudgements = 150;
    private const double MostEmpty = 0.03;

    /// <summary>One in so many is asked.</summary>
    protected virtual int UnseenShare => 2;

    protected virtual double LeastOfUnseen => 0.88;

    public static TheoryData<string> Names => [.. Judgements.All.Select(judgement => judgement.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_first_five_are_who_one_expects(string judgement)
    {
        var judged = Judgements.All.Single(candidate => candidate.Name == judgement);
        var (found, relevant) = await SearchAsync(judged);

        Assert.True(
            Recall(found, relevant) >= 1,
            $"Of {relevant.Count} expected, found first:\n" + string.Join('\n', found.Select(Describe).DefaultIfEmpty("nobody"))
        );
    }

    [Fact]
    public async Task Over_all_judgements_recall_and_rank_are_high()
    {
        Assert.True(Judgements.All.Count >= LeastJudgements);
        var (recall, reciprocalRank) = (0.0, 0.0);
        foreach (var judgement in Judgements.All)
        {
            var (found, relevant) = await SearchAsync(judgement);
            var rank = found.FindIndex(relevant.Contains);
            recall += Recall(found, relevant);
            reciprocalRank += rank < 0 ? 0 : 1.0 / (rank + 1);
        }

        recall /= Judgements.All.Count;
        reciprocalRank /= Judgements.All.Count;
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{Judgements.All.Count} judgements over {RelevanceCorpus.Documents.Count} people: recall@5 {recall:F3}, mean reciprocal rank {reciprocalRank:F3}"
        );
        Assert.True(recall >= LeastRecall, $"recall@5 {recall:F3}, mean reciprocal rank {reciprocalRank:F3}");
    }

    /// <summary>Fewer than in a directory of 20,000, which the bench judges: of many trades nobody is here.</summary>
    [Fact]
    public async Task Of_the_queries_of_the_second_set_most_are_answered()
    {
        var queries = UnseenQueries
            .Create(Path.Combine(AppContext.BaseDirectory, "Relevance"))
            .Where(query => !query.IsOfSetInTwoFiles)
            .Where((_, number) => number % UnseenShare == 0);

        var report = await RelevanceReport.MakeAsync(
            engine.Index,
            RelevanceCorpus.Documents,
            queries,
            TestContext.Current.CancellationToken
        );

        var (count, inFirst, reciprocalRank, empty) = report.Figures();
        var figures =
            $"{count} queries: {inFirst:P1} in the first five, mean reciprocal rank {reciprocalRank:F3}, wrongly empty {empty:P1}";
        TestContext.Current.TestOutputHelper?.WriteLine(figures);
        Assert.True(inFirst >= LeastOfUnseen && empty <= MostEmpty, figures + "\n" + string.Join('\n', report.Missed()));
    }

    private async Task<(List<string> Found, IReadOnlySet<string> Relevant)> SearchAsync(Judgement judgement)
    {
        var page = await engine.Index.SearchAsync(judgement.Query with { PageSize = First }, TestContext.Current.CancellationToken);
        return (page.Hits.Select(hit => hit.Id).ToList(), judgement.Relevant);
    }

    private static double Recall(List<string> found, IReadOnlySet<string> relevant)
    {
        Assert.NotEmpty(relevant);
        return (double)found.Count(relevant.Contains) / Math.Min(First, relevant.Count);
    }

    private static string Describe(string id)
    {
        var document = RelevanceCorpus.Documents.First(candidate => candidate.Id == id);
        return $"{document.Name}, {document.Profession}, {document.City}";
    }
}
