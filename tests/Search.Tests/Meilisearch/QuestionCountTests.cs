using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Visavis.Search.Meilisearch;
using Visavis.Search.Tests.Contract;
using Visavis.TestSupport.Meilisearch;

namespace Visavis.Search.Tests.Meilisearch;

/// <summary>What a page asks the server does not grow with the people online, the communes around or the filters chosen.</summary>
public sealed class QuestionCountTests : IAsyncLifetime
{
    private const int MostQuestions = 8;
    private const int MostValues = 200;
    private readonly ConcurrentBag<JsonArray> calls = [];
    private MeilisearchStandIn server = null!;
    private MeilisearchSearch search = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        server = await MeilisearchStandIn.StartAsync();
        search = new MeilisearchSearch(
            new MeilisearchOptions { Url = server.Address.AbsoluteUri, ApiKey = MeilisearchStandIn.MasterKey },
            TimeProvider.System
        );
        await search.PrepareAsync(Cancellation);
        var aside = SomeDocuments.Person("Anne Petit", "Notaire") with { Latitude = 45.801, Longitude = 4.71 };
        await search.RebuildAsync(
            SomeDocuments.Stream([.. SomeDocuments.Many(30, "Notaire"), .. SomeDocuments.Many(5, "Notaire", SomeDocuments.Vienne), aside]),
            "full",
            cancellationToken: Cancellation
        );
        server.Bend = KeepAsync;
    }

    public async ValueTask DisposeAsync()
    {
        search.Dispose();
        await server.DisposeAsync();
    }

    [Theory]
    [InlineData("notaire", "Lyon", 10)]
    [InlineData("notaire", "Vienne", 100)]
    [InlineData("", "Lyon", 50)]
    [InlineData("notaire", "Auvergne-Rhône-Alpes", 30)]
    [InlineData("super notaire à lyon", "", 30)]
    public async Task A_page_of_people_asks_few_questions_with_short_filters_and_one_circle_at_most(string what, string where, int radius)
    {
        var online = Enumerable.Range(0, 3000).Select(_ => Guid.NewGuid().ToString()).ToList();

        var page = await search.SearchAsync(
            new SearchQuery
            {
                What = what,
                Where = where,
                RadiusKm = radius,
                Online = online,
                WithFacets = true,
                Filters = new SearchFilters { Categories = ["Freelance", "Company"] },
            },
            Cancellation
        );

        Assert.NotEmpty(page.Hits);
        Assert.NotEmpty(calls);
        Assert.All(calls, questions => Assert.InRange(questions.Count, 1, MostQuestions));
        var filters = calls.SelectMany(questions => questions.Select(question => question!["filter"]?.ToJsonString() ?? "")).ToList();
        Assert.All(filters, filter => Assert.InRange(Values(filter), 0, MostValues));

        Assert.InRange(calls.Count, 1, 2);
        Assert.InRange(filters.Sum(Circles), 0, 1);
    }

    [Theory]
    [InlineData("notaire zzyzx", "", "", 3)]
    [InlineData("notaire zzyzx qwrtz", "", "", 5)]
    [InlineData("zzyzx qwrtz plmkj wxcvb nbvcx hgfds", "", "", 4)]
    [InlineData("dresseur d’ours", "Lyon", "", 4)]
    [InlineData("notère qwrtz vienne", "", "", 7)]
    [InlineData("notaire", "Lyon", "ar", 2)]
    [InlineData("qwrtz en ligne", "Lyon", "ar", 4)]
    public async Task A_page_that_finds_nobody_with_every_word_is_answered_in_few_calls(
        string what,
        string where,
        string language,
        int most
    )
    {
        await search.SearchAsync(
            new SearchQuery
            {
                What = what,
                Where = where,
                WithFacets = true,
                Filters = new SearchFilters { Languages = language.Length == 0 ? [] : [language] },
            },
            Cancellation
        );

        Assert.InRange(calls.Count, 1, most);
        Assert.All(calls, questions => Assert.InRange(questions.Count, 1, MostQuestions));
        Assert.InRange(calls.Sum(questions => questions.Sum(question => Circles(question!["filter"]?.ToJsonString() ?? ""))), 0, 2);
    }

    private static int Values(string filter) =>
        filter.Split(" IN [").Skip(1).Select(list => list.Split(']')[0].Count(c => c == ',') + 1).Sum() + filter.Split(" OR ").Length;

    private static int Circles(string filter) => filter.Split("_geoRadius").Length - 1;

    private async Task<bool> KeepAsync(HttpContext context)
    {
        if (context.Request.Path.Value?.EndsWith("search", StringComparison.Ordinal) == true)
        {
            context.Request.EnableBuffering();
            var body = await JsonNode.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
            context.Request.Body.Position = 0;
            calls.Add(body!["queries"]?.AsArray() ?? [body.DeepClone()]);
        }

        return false;
    }
}
