using Visavis.Search.Meilisearch;
using Visavis.Search.Meilisearch.Client;
using Visavis.Search.Tests.Contract;

namespace Visavis.Search.Tests.Meilisearch;

/// <summary>Keys, settings, faults of documents and the order of equals: on the server at <c>MEILISEARCH_URL</c> when there is one, else on the stand-in.</summary>
public sealed class MeilisearchServerTests : IAsyncLifetime
{
    private readonly DayClock clock = new();
    private MeilisearchUnderTest server = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string IndexUid => $"{server.Options.IndexPrefix}professionals";

    public async ValueTask InitializeAsync() => server = await MeilisearchUnderTest.StartAsync(clock);

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Fact]
    public async Task Equal_people_keep_their_order_all_day_and_take_turns_from_day_to_day()
    {
        await FillAsync([.. SomeDocuments.Many(40, "Notaire")]);
        var morning = await FirstAsync();
        clock.Now = clock.Now.AddHours(6);
        await server.Engine.PrepareAsync(Cancellation);
        Assert.Equal(morning, await FirstAsync());

        var firsts = new HashSet<string>();
        for (var day = 0; day < 8; day++)
        {
            firsts.Add((await FirstAsync())[0]);
            clock.Now = clock.Now.AddDays(1);
            await server.Engine.PrepareAsync(Cancellation);
        }

        Assert.InRange(firsts.Count, 5, 8);
    }

    [Fact]
    public async Task Reachable_comes_before_the_next_slot_and_that_before_answers_and_recommendations()
    {
        var nothing = SomeDocuments.Person("Anne Petit", "Notaire");
        var recommended = SomeDocuments.Person("Luc Blanc", "Notaire") with { Recommendations = 3 };
        var answers = SomeDocuments.Person("Zoé Roy", "Notaire") with { AnswerRate = 100 };
        var soon = SomeDocuments.Person("Paul Durand", "Notaire") with { NextSlotAt = clock.Now.AddHours(3) };
        var reachable = SomeDocuments.Person("Marc Leroy", "Notaire");
        await FillAsync(nothing, recommended, answers, soon, reachable);

        var page = await server.Told.SearchAsync(new SearchQuery { What = "notaire", Online = [reachable.Id] }, Cancellation);

        Assert.Equal([reachable.Id, soon.Id, answers.Id, recommended.Id, nothing.Id], page.Hits.Select(hit => hit.Id));
    }

    [Fact]
    public async Task Touching_a_profile_does_not_lift_it()
    {
        var people = SomeDocuments.Many(20, "Notaire").ToList();
        await FillAsync([.. people]);
        var before = await FirstAsync();
        var last = people.Single(person => person.Id == before[^1]);

        await server.Engine.ApplyAsync(
            new SearchChanges { Upserts = [last with { UpdatedAt = clock.Now }], Checkpoint = "touched" },
            Cancellation
        );

        Assert.Equal(before, await FirstAsync());
    }

    [Fact]
    public async Task Settings_changed_by_somebody_else_are_put_right()
    {
        await FillAsync(SomeDocuments.Person("Luc Blanc", "Notaire"));
        using var http = new HttpClient { BaseAddress = new Uri(server.Options.Url!) };
        var admin = new MeilisearchClient(http, server.Options.ApiKey, new MeilisearchLimits(), TimeProvider.System);
        var changed = await admin.Index(IndexUid).UpdateSettingsAsync(new Settings { RankingRules = ["words"] }, Cancellation);
        await admin.WaitForTaskAsync(changed.TaskUid, TimeSpan.FromSeconds(10), Cancellation);

        await server.Engine.PrepareAsync(Cancellation);

        Assert.False(IndexSettings.Differ(await admin.Index(IndexUid).GetSettingsAsync(Cancellation), IndexSettings.WantedAt(clock.Now)));
    }

    [Fact]
    public async Task A_task_that_fails_is_an_error_with_its_code_and_leaves_the_checkpoint()
    {
        await FillAsync(SomeDocuments.Person("Luc Blanc", "Notaire"));
        var bad = SomeDocuments.Person("Anne Petit", "Notaire") with { Id = "not an id!" };

        var error = await Assert.ThrowsAsync<MeilisearchApiError>(() =>
            server.Engine.ApplyAsync(new SearchChanges { Upserts = [bad], Checkpoint = "second" }, Cancellation)
        );

        Assert.Equal("invalid_document_id", error.Code);
        Assert.Equal("full", await server.Engine.GetCheckpointAsync(Cancellation));
    }

    [Fact]
    public async Task A_wrong_key_is_refused_and_said_to_be()
    {
        Assert.SkipWhen(string.IsNullOrEmpty(server.Options.ApiKey), "The server has no keys.");
        await FillAsync(SomeDocuments.Person("Luc Blanc", "Notaire"));
        using var other = new MeilisearchSearch(
            new MeilisearchOptions
            {
                Url = server.Options.Url,
                SearchKey = "another key",
                IndexPrefix = server.Options.IndexPrefix,
            },
            TimeProvider.System
        );

        await Assert.ThrowsAsync<SearchRefusedException>(() => other.SearchAsync(new SearchQuery(), Cancellation));
    }

    private async Task FillAsync(params ProfessionalDocument[] people)
    {
        await server.Engine.RebuildAsync(SomeDocuments.Stream(people), "full", cancellationToken: Cancellation);
        await server.Engine.PrepareAsync(Cancellation);
    }

    private async Task<List<string>> FirstAsync() =>
        [
            .. (await server.Engine.SearchAsync(new SearchQuery { What = "notaire", PageSize = 50 }, Cancellation)).Hits.Select(hit =>
                hit.Id
            ),
        ];

    private sealed class DayClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
