using Visavis.Search.Embedded;
using Visavis.Search.Tests.Contract;
using Visavis.Search.Understanding;
using Visavis.TestSupport;

namespace Visavis.Search.Tests.Embedded;

/// <summary>Thousands of changes make tiers beside what was loaded; nothing is loaded anew, and the answers are those of a whole index.</summary>
public sealed class TierTests : IDisposable
{
    private const int People = 6000;
    private const int Batch = 250;
    private readonly TemporaryFolder folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Thousands_of_changes_load_nothing_anew_and_answer_like_a_whole_index()
    {
        var random = new Random(5);
        using var search = NewSearch();
        var people = SomeDocuments
            .Many(People, "Notaire")
            .Select((person, index) => person with { ReferenceCode = $"{index:0000}" })
            .ToList();
        await search.RebuildAsync(SomeDocuments.Stream(people), "full", cancellationToken: Cancellation);
        var file = new IndexFile(Assert.Single(Directory.GetFiles(folder.FullPath, "*.db")));
        var index = new LoadedIndex(file);
        var loaded = index.Now.Tiers[0].Segment;
        string[] trades = ["Avocat", "Plombier chauffagiste", "Boulanger", "Notaire"];

        // The same few hundred people again and again, and new ones: most of what was loaded stays.
        for (var round = 0; round < 20; round++)
        {
            var put = Enumerable
                .Range(0, Batch)
                .Select(number =>
                    number % 2 == 0
                        ? people[random.Next(People / 10)] with
                        {
                            Profession = trades[random.Next(trades.Length)],
                            ProfessionCode = null,
                        }
                        : SomeDocuments.Person($"Nouvelle {round} {number}", trades[random.Next(trades.Length)])
                )
                .DistinctBy(person => person.Id)
                .ToList();
            var gone = people[random.Next(People / 10)].Id;
            index.Apply(
                new SearchChanges
                {
                    Upserts = [.. put.Where(person => person.Id != gone)],
                    Deletes = [gone],
                    Checkpoint = $"{round}",
                }
            );
        }

        Assert.Same(loaded, index.Now.Tiers[0].Segment);
        Assert.InRange(index.Now.Tiers.Count, 3, 2 + (3 * LoadedIndex.MergedTogether));
        var whole = new LoadedIndex(file);
        foreach (var trade in trades)
        {
            var (expected, given) = (Found(whole, trade), Found(index, trade));
            Assert.Equal(expected.Total, given.Total);
            Assert.Equal(expected.Ids, given.Ids);
        }
    }

    [Fact]
    public async Task When_much_of_what_was_loaded_is_replaced_it_is_loaded_anew()
    {
        using var search = NewSearch();
        var people = SomeDocuments.Many(People / 2, "Notaire").ToList();
        await search.RebuildAsync(SomeDocuments.Stream(people), "full", cancellationToken: Cancellation);
        var file = new IndexFile(Assert.Single(Directory.GetFiles(folder.FullPath, "*.db")));
        var index = new LoadedIndex(file);
        var loaded = index.Now.Tiers[0].Segment;

        index.Apply(new SearchChanges { Deletes = [.. people.Take(People / 4).Select(person => person.Id)], Checkpoint = "gone" });

        Assert.NotSame(loaded, index.Now.Tiers[0].Segment);
        Assert.Equal(People / 4, index.Now.Segments.Sum(segment => segment.Count));
    }

    public void Dispose() => folder.Dispose();

    private static (int Total, List<string> Ids) Found(LoadedIndex index, string what)
    {
        var query = new SearchQuery { What = what, PageSize = SearchQuery.MaxPageSize };
        var page = new RankedSearch(
            index.Now,
            query,
            QueryReader.Read(what, null),
            new DateTimeOffset(2026, 11, 20, 9, 0, 0, TimeSpan.Zero)
        ).Run();
        return (page.Total, [.. page.Hits.Select(hit => hit.Id)]);
    }

    private EmbeddedSearch NewSearch() => new(new SearchOptions { Folder = folder.FullPath }, TimeProvider.System);
}
