using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Visavis.Search;
using Visavis.TestSupport;
using Visavis.TestSupport.Hosting;
using Visavis.TestSupport.Meilisearch;
using Visavis.TestSupport.Professionals;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Professionals;

namespace Visavis.Web.Tests.Professionals;

/// <summary>The whole site over Meilisearch: answered by it, without it, and by it again.</summary>
public sealed class SearchFailoverTests : IAsyncLifetime
{
    private MeilisearchStandIn server = null!;
    private AppHost app = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        server = await MeilisearchStandIn.StartAsync();
        app = AppHost.OnSqlite(server.Settings);
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        await server.DisposeAsync();
        Assert.True(server.Violations.IsEmpty, string.Join('\n', server.Violations));
    }

    [Fact]
    public async Task Down_the_site_goes_on_and_back_again_it_has_missed_nothing()
    {
        using var client = app.CreateClient();
        await app.AddProfessionalAsync();
        await UntilAsync(async () => await AnswerAsync("anne martin") is { Total: 1, Degraded: false });
        await UntilReadyIsAsync("Healthy");
        await ShowsAnneAsync(client, degraded: false);

        await server.DownAsync();
        await UntilReadyIsAsync("Degraded");
        await ShowsAnneAsync(client, degraded: true);
        var late = await app.AddProfessionalAsync(person => person.DisplayName = "Zoé Tardif");
        await UntilAsync(async () => await AnswerAsync("tardif") is { Total: 1, Degraded: true });

        await server.UpAsync();
        await UntilAsync(async () => await AnswerAsync("tardif") is { Total: 1, Degraded: false });
        await UntilReadyIsAsync("Healthy");
        Assert.Equal(late.Id.ToString(), Assert.Single(await SuggestAsync("tard")).Id);
    }

    [Fact]
    public async Task Whoever_is_hidden_is_not_shown_whatever_the_server_still_says()
    {
        using var client = app.CreateClient();
        var person = await app.AddProfessionalAsync();
        await UntilAsync(async () => await AnswerAsync("anne martin") is { Total: 1, Degraded: false });
        await using (var db = await NewContextAsync())
        {
            await db
                .Professionals.Where(p => p.Id == person.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(p => p.IsHidden, true), Cancellation);
        }

        Assert.Equal(1, (await AnswerAsync("anne martin")).Total);
        await using var scope = app.Services.CreateAsyncScope();
        var directory = scope.ServiceProvider.GetRequiredService<ProfessionalDirectory>();
        Assert.Empty((await directory.SearchAsync(new SearchQuery { What = "anne martin" }, Cancellation)).Entries);
    }

    private static async Task ShowsAnneAsync(HttpClient client, bool degraded)
    {
        var page = await client.GetStringAsync("/professionals?what=plombier", Cancellation);
        Assert.Contains("Anne Martin", page, StringComparison.Ordinal);
        Assert.Equal(degraded, page.Contains("data-degraded", StringComparison.Ordinal));
    }

    private Task<SearchPage> AnswerAsync(string what) =>
        app.Services.GetRequiredService<ISearchIndex>().SearchAsync(new SearchQuery { What = what }, Cancellation);

    private Task<IReadOnlyList<NameSuggestion>> SuggestAsync(string typed) =>
        app.Services.GetRequiredService<ISearchIndex>().SuggestNamesAsync(typed, 5, Cancellation);

    private Task<VisavisDbContext> NewContextAsync() =>
        app.Services.GetRequiredService<IDbContextFactory<VisavisDbContext>>().CreateDbContextAsync(Cancellation);

    private Task UntilReadyIsAsync(string status) =>
        UntilAsync(async () =>
        {
            using var client = app.CreateClient();
            using var answer = await client.GetAsync("/health/ready", Cancellation);
            var report = await answer.Content.ReadFromJsonAsync<JsonObject>(Cancellation);
            return (string)report!["checks"]!["search"]!["status"]! == status && answer.StatusCode == HttpStatusCode.OK;
        });

    private static Task UntilAsync(Func<Task<bool>> condition) => Eventually.IsTrueAsync(condition);
}
