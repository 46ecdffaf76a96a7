using Microsoft.AspNetCore.Http;
using Visavis.Search.Meilisearch;
using Visavis.Search.Meilisearch.Client;
using Visavis.Search.Tests.Contract;
using Visavis.TestSupport.Meilisearch;

namespace Visavis.Search.Tests.Meilisearch;

/// <summary>What the contract does not say: keys, settings, faults of the server and of the way to it.</summary>
public sealed class MeilisearchSearchTests : IAsyncLifetime
{
    private const string IndexUid = "visavis_professionals";
    private MeilisearchStandIn server = null!;
    private MeilisearchSearch search = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        server = await MeilisearchStandIn.StartAsync();
        search = NewSearch();
    }

    public async ValueTask DisposeAsync()
    {
        search.Dispose();
        await server.DisposeAsync();
        Assert.True(server.Violations.IsEmpty, string.Join('\n', server.Violations));
    }

    [Fact]
    public async Task Searches_are_made_with_a_key_that_can_only_search_our_index()
    {
        await FillAsync(SomeDocuments.Person("Luc Blanc", "Notaire"));
        Assert.Single(await FindAsync("notaire"));

        var key = Assert.Single(server.SearchKeys.Distinct());
        Assert.NotEqual(MeilisearchStandIn.MasterKey, key);
        using var intruder = NewSearch(options => options.ApiKey = key);
        var refused = await Assert.ThrowsAsync<MeilisearchApiError>(() =>
            intruder.RebuildAsync(SomeDocuments.Stream([]), "mine", cancellationToken: Cancellation)
        );
        using var elsewhere = NewSearch(options => (options.SearchKey, options.IndexPrefix) = (key, "other_"));
        await Assert.ThrowsAsync<SearchRefusedException>(() => elsewhere.SearchAsync(new SearchQuery(), Cancellation));
        Assert.Equal("invalid_api_key", refused.Code);
    }

    [Fact]
    public async Task A_second_node_takes_the_same_search_key_and_a_key_deleted_is_made_again()
    {
        await FillAsync(SomeDocuments.Person("Luc Blanc", "Notaire"));
        await FindAsync("notaire");
        using var other = NewSearch();
        await other.SearchAsync(new SearchQuery(), Cancellation);
        Assert.Single(server.SearchKeys.Distinct());
        Assert.Single(server.Requests, request => request == "POST /keys");

        server.ForgetKeys();

        await Assert.ThrowsAsync<SearchRefusedException>(() => FindAsync("notaire"));
        Assert.Single(await FindAsync("notaire"));
    }

    [Fact]
    public async Task A_server_without_keys_is_used_without()
    {
        await using var open = await MeilisearchStandIn.StartAsync(masterKey: null);
        using var keyless = NewSearch(options => (options.Url, options.ApiKey) = (open.Address.AbsoluteUri, ""));
        await keyless.PrepareAsync(Cancellation);
        await keyless.RebuildAsync(
            SomeDocuments.Stream([SomeDocuments.Person("Luc Blanc", "Notaire")]),
            "full",
            cancellationToken: Cancellation
        );

        Assert.Single((await keyless.SearchAsync(new SearchQuery(), Cancellation)).Hits);
        Assert.Empty(open.Violations);
    }

    [Fact]
    public async Task Settings_are_written_only_when_they_differ()
    {
        await search.PrepareAsync(Cancellation);
        await FillAsync(SomeDocuments.Person("Luc Blanc", "Notaire"));
        var before = SettingsWritten();

        await search.PrepareAsync(Cancellation);
        Assert.Equal(before, SettingsWritten());

        using var http = new HttpClient { BaseAddress = server.Address };
        var admin = new MeilisearchClient(http, MeilisearchStandIn.MasterKey, new MeilisearchLimits(), TimeProvider.System);
        var changed = await admin.Index(IndexUid).UpdateSettingsAsync(new Settings { RankingRules = ["words"] }, Cancellation);
        await admin.WaitForTaskAsync(changed.TaskUid, TimeSpan.FromSeconds(10), Cancellation);
        await search.PrepareAsync(Cancellation);

        Assert.Equal(before + 2, SettingsWritten());
        Assert.False(
            IndexSettings.Differ(await admin.Index(IndexUid).GetSettingsAsync(Cancellation), IndexSettings.WantedAt(DateTimeOffset.UtcNow))
        );
    }

    /// <summary>A compressed answer costs 41 ms on a server next door.</summary>
    [Fact]
    public async Task Answers_are_asked_for_uncompressed()
    {
        var asked = new List<string>();
        server.Bend = context =>
        {
            lock (asked)
            {
                asked.Add(context.Request.Headers.AcceptEncoding.ToString());
            }

            return Task.FromResult(false);
        };

        await FillAsync(SomeDocuments.Person("Luc Blanc", "Notaire"));
        await FindAsync("notaire");

        Assert.Equal(["identity"], asked.Distinct());
    }

    [Fact]
    public async Task A_position_that_is_none_holds_up_nobody()
    {
        await FillAsync(SomeDocuments.Person("Luc Blanc", "Notaire") with { Latitude = double.NaN, Longitude = 500 });

        Assert.Single(await FindAsync("notaire"));
    }

    [Fact]
    public async Task Hundreds_of_documents_go_in_batches_and_nothing_is_left_of_the_building()
    {
        var sent = new List<long>();
        var progress = new SynchronousProgress(sent);
        await search.RebuildAsync(
            SomeDocuments.Stream(SomeDocuments.Many(DocumentBatches.MostDocuments + 1, "Notaire")),
            "full",
            progress,
            Cancellation
        );

        Assert.Equal([DocumentBatches.MostDocuments, DocumentBatches.MostDocuments + 1], sent);
        Assert.Equal(2, server.Requests.Count(request => request.EndsWith("/documents", StringComparison.Ordinal)));
        Assert.True((await search.SearchAsync(new SearchQuery(), Cancellation)).TotalIsCapped);
        await search.ApplyAsync(new SearchChanges { Checkpoint = "after" }, Cancellation);
        Assert.Equal([IndexUid], server.IndexNames());
    }

    [Fact]
    public async Task A_rebuild_given_up_while_the_server_works_leaves_the_old_index()
    {
        await FillAsync(SomeDocuments.Person("Luc Blanc", "Notaire"));
        using var gone = new CancellationTokenSource();
        var release = server.HoldTasks();
        var rebuild = search.RebuildAsync(SomeDocuments.Stream([]), "new", cancellationToken: gone.Token);
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => rebuild);
        release();

        Assert.Equal("full", await search.GetCheckpointAsync(Cancellation));
        Assert.Single(await FindAsync("notaire"));
    }

    [Fact]
    public async Task A_change_given_up_is_not_answered_as_done()
    {
        await FillAsync(SomeDocuments.Person("Luc Blanc", "Notaire"));
        using var gone = new CancellationTokenSource();
        var release = server.HoldTasks();

        var apply = search.ApplyAsync(new SearchChanges { Checkpoint = "second" }, gone.Token);
        await gone.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => apply);
        release();
    }

    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    [InlineData(502)]
    public async Task What_may_be_repeated_is_when_the_server_stumbles(int status)
    {
        var stumbles = 2;
        server.Bend = context => Task.FromResult(Interlocked.Decrement(ref stumbles) >= 0 && Refuse(context, status));

        await FillAsync(SomeDocuments.Person("Luc Blanc", "Notaire"));

        Assert.Equal("full", await search.GetCheckpointAsync(Cancellation));
    }

    [Fact]
    public async Task A_search_and_a_swap_are_never_repeated()
    {
        await FillAsync(SomeDocuments.Person("Luc Blanc", "Notaire"));
        await FindAsync("notaire");
        server.Requests.Clear();
        server.Bend = context =>
            Task.FromResult(
                context.Request.Path.Value is "/multi-search" or "/swap-indexes"
                    && Refuse(context, StatusCodes.Status500InternalServerError)
            );

        await Assert.ThrowsAsync<MeilisearchApiError>(() => FindAsync("notaire"));
        await Assert.ThrowsAsync<MeilisearchApiError>(() => FillAsync());

        Assert.Single(server.Requests, request => request == "POST /multi-search");
        Assert.Single(server.Requests, request => request == "POST /swap-indexes");
    }

    [Theory]
    [InlineData("{\"results\":[{\"hits\":[")]
    [InlineData("null")]
    [InlineData("<html>proxy</html>")]
    public async Task An_answer_cut_off_or_of_somebody_else_is_an_error_of_the_way(string body)
    {
        await FillAsync(SomeDocuments.Person("Luc Blanc", "Notaire"));
        server.Bend = async context =>
        {
            if (context.Request.Path != "/multi-search")
            {
                return false;
            }

            await context.Response.WriteAsync(body);
            return true;
        };

        await Assert.ThrowsAsync<MeilisearchCommunicationError>(() => FindAsync("notaire"));
    }

    [Fact]
    public async Task An_answer_longer_than_any_should_be_is_not_read_to_its_end()
    {
        using var bounded = new MeilisearchSearch(
            Options(),
            TimeProvider.System,
            new MeilisearchLimits { MaxAnswerBytes = 100, Attempts = 1 }
        );
        server.Bend = async context =>
        {
            await context.Response.WriteAsync(new string(' ', 200));
            return true;
        };

        await Assert.ThrowsAsync<MeilisearchCommunicationError>(() => bounded.GetCheckpointAsync(Cancellation));
    }

    [Fact]
    public async Task A_server_that_is_away_or_does_not_answer_is_an_error_and_a_search_can_be_given_up()
    {
        using var impatient = new MeilisearchSearch(
            Options(),
            TimeProvider.System,
            new MeilisearchLimits { Timeout = TimeSpan.FromMilliseconds(50), Attempts = 1 }
        );
        server.Bend = async context =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
            return true;
        };
        await Assert.ThrowsAsync<MeilisearchTimeoutError>(() => impatient.GetCheckpointAsync(Cancellation));
        using var gone = new CancellationTokenSource();
        var given = search.SearchAsync(new SearchQuery(), gone.Token);
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => given);

        await server.DownAsync();

        using var patient = new MeilisearchSearch(Options(), TimeProvider.System, new MeilisearchLimits { Attempts = 1 });
        await Assert.ThrowsAsync<MeilisearchCommunicationError>(() => patient.GetCheckpointAsync(Cancellation));
    }

    [Fact]
    public void Problems_of_the_configuration_name_the_key_and_what_to_do()
    {
        Assert.Empty(new MeilisearchOptions { IndexPrefix = "" }.Problems());
        Assert.Empty(Options().Problems());

        var problems = new MeilisearchOptions
        {
            Url = "localhost:7700",
            IndexPrefix = "a b",
            Budget = TimeSpan.Zero,
            ParallelSearches = 0,
        }
            .Problems()
            .ToList();

        Assert.Equal(
            [
                "Search:Meilisearch:Url",
                "Search:Meilisearch:IndexPrefix",
                "Search:Meilisearch:Budget",
                "Search:Meilisearch:ParallelSearches",
            ],
            problems.Select(problem => problem.Split(' ')[0])
        );
    }

    private static bool Refuse(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        context.Response.Headers.RetryAfter = "0";
        return true;
    }

    private MeilisearchOptions Options() => new() { Url = server.Address.AbsoluteUri, ApiKey = MeilisearchStandIn.MasterKey };

    private MeilisearchSearch NewSearch(Action<MeilisearchOptions>? change = null)
    {
        var options = Options();
        change?.Invoke(options);
        return new MeilisearchSearch(options, TimeProvider.System);
    }

    private int SettingsWritten() => server.Requests.Count(request => request.StartsWith("PATCH", StringComparison.Ordinal));

    private Task FillAsync(params ProfessionalDocument[] documents) =>
        search.RebuildAsync(SomeDocuments.Stream(documents), "full", cancellationToken: Cancellation);

    private async Task<IReadOnlyList<SearchHit>> FindAsync(string what) =>
        (await search.SearchAsync(new SearchQuery { What = what }, Cancellation)).Hits;

    private sealed class SynchronousProgress(List<long> reports) : IProgress<long>
    {
        public void Report(long value) => reports.Add(value);
    }
}
