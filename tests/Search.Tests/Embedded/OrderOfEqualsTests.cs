using Visavis.Search.Embedded;
using Visavis.Search.Tests.Contract;
using Visavis.TestSupport;

namespace Visavis.Search.Tests.Embedded;

/// <summary>Among people whose words count the same: reachable, then the next slot, then answers and recommendations; the rest take turns.</summary>
public sealed class OrderOfEqualsTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly DayClock clock = new();
    private readonly EmbeddedSearch search;

    public OrderOfEqualsTests() => search = new EmbeddedSearch(new SearchOptions { Folder = folder.FullPath }, clock);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Reachable_comes_before_the_next_slot_and_that_before_answers_and_recommendations()
    {
        var nothing = SomeDocuments.Person("Anne Petit", "Notaire");
        var recommended = SomeDocuments.Person("Luc Blanc", "Notaire") with { Recommendations = 3 };
        var answers = SomeDocuments.Person("Zoé Roy", "Notaire") with { AnswerRate = 100 };
        var soon = SomeDocuments.Person("Paul Durand", "Notaire") with { NextSlotAt = clock.Now.AddHours(3) };
        var reachable = SomeDocuments.Person("Marc Leroy", "Notaire");
        await FillAsync(nothing, recommended, answers, soon, reachable);

        var page = await search.SearchAsync(new SearchQuery { What = "notaire", Online = [reachable.Id] }, Cancellation);

        Assert.Equal([reachable.Id, soon.Id, answers.Id, recommended.Id, nothing.Id], page.Hits.Select(hit => hit.Id));
    }

    [Fact]
    public async Task Equal_people_keep_their_order_all_day_and_take_turns_from_day_to_day()
    {
        await FillAsync([.. SomeDocuments.Many(40, "Notaire")]);
        var morning = await FirstAsync();
        clock.Now = clock.Now.AddHours(6);
        var evening = await FirstAsync();
        var firsts = new HashSet<string>();
        for (var day = 0; day < 14; day++)
        {
            clock.Now = clock.Now.AddDays(1);
            firsts.Add((await FirstAsync())[0]);
        }

        Assert.Equal(morning, evening);
        Assert.InRange(firsts.Count, 8, 14);
    }

    [Fact]
    public async Task Touching_a_profile_does_not_lift_it()
    {
        var people = SomeDocuments.Many(20, "Notaire").ToList();
        await FillAsync([.. people]);
        var before = await FirstAsync();
        var last = people.Single(person => person.Id == before[^1]);

        await search.ApplyAsync(
            new SearchChanges { Upserts = [last with { UpdatedAt = clock.Now }], Checkpoint = "touched" },
            Cancellation
        );

        Assert.Equal(before, await FirstAsync());
    }

    public void Dispose()
    {
        search.Dispose();
        folder.Dispose();
    }

    private async Task<List<string>> FirstAsync() =>
        [.. (await search.SearchAsync(new SearchQuery { What = "notaire", PageSize = 50 }, Cancellation)).Hits.Select(hit => hit.Id)];

    private Task FillAsync(params ProfessionalDocument[] people) =>
        search.RebuildAsync(SomeDocuments.Stream(people), "full", cancellationToken: Cancellation);

    private sealed class DayClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
