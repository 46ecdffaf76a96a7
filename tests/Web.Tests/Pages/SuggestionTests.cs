using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Hosting;
using Visavis.TestSupport.Professionals;
using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Tests.Pages;

public sealed class SuggestionTests(FilledSite site) : IClassFixture<FilledSite>
{
    [Fact]
    public async Task One_letter_is_enough_and_groups_come_in_the_readers_language()
    {
        using var french = await AskAsync("what=p");
        using var english = await AskAsync("what=p", "en");

        Assert.Equal("Métiers", Groups(french)[0].Label);
        Assert.Equal("Professions", Groups(english)[0].Label);
        Assert.Equal($"{Groups(french).Sum(group => group.Items.Length)} suggestions", french.RootElement.GetProperty("said").GetString());
    }

    [Fact]
    public async Task A_profession_fills_the_box_a_name_opens_its_profile_and_a_town_goes_to_the_second_box()
    {
        using var trade = await AskAsync("what=plombi");
        using var name = await AskAsync("what=yann%20le");
        using var town = await AskAsync("what=brest");

        Assert.StartsWith("Plombi", Item(trade, "Métiers").GetProperty("what").GetString(), StringComparison.Ordinal);
        Assert.Equal("Yann Le Goff", Item(name, "Noms").GetProperty("text").GetString());
        Assert.Equal("Avocat, Brest", Item(name, "Noms").GetProperty("note").GetString());
        Assert.StartsWith(
            "/professionals/yann-le-goff-avocat-",
            Item(name, "Noms").GetProperty("href").GetString(),
            StringComparison.Ordinal
        );
        Assert.Equal("Brest (29)", Item(town, "Villes").GetProperty("where").GetString());
        Assert.Equal("", Item(town, "Villes").GetProperty("what").GetString());
    }

    [Fact]
    public async Task A_need_says_which_profession_of_the_directory_it_leads_to()
    {
        using var answer = await AskAsync("what=fuite");

        Assert.Equal("Plombier chauffagiste", Item(answer, "Besoins").GetProperty("note").GetString());
    }

    [Fact]
    public async Task A_field_for_a_commune_is_offered_communes_that_mean_one()
    {
        using var answer = await AskAsync("commune=saint-den");

        Assert.Contains(Groups(answer).Single().Items, item => item.GetProperty("where").GetString() == "Saint-Denis (974)");
    }

    [Fact]
    public async Task The_second_box_knows_towns_by_name_and_postcode()
    {
        using var byName = await AskAsync("where=ly");
        using var byPostcode = await AskAsync("where=29200");

        Assert.Equal("Lyon (69)", Item(byName, "Villes").GetProperty("where").GetString());
        Assert.Equal("Brest (29)", Item(byPostcode, "Villes").GetProperty("where").GetString());
    }

    [Fact]
    public async Task Somebody_hidden_is_not_named_whatever_the_index_says()
    {
        await using var app = AppHost.OnSqlite();
        using var visitor = new PersonClient(app.StartOnPort());
        await app.AddProfessionalAsync(person => person.DisplayName = "Zoé Visible");
        await app.AddProfessionalAsync(person => person.DisplayName = "Zoé Cachée");
        await app.IndexAsync();
        await using var scope = app.Services.CreateAsyncScope();
        // Past the interceptor that would tell the index.
        await scope
            .ServiceProvider.GetRequiredService<VisavisDbContext>()
            .Professionals.Where(person => person.DisplayName == "Zoé Cachée")
            .ExecuteUpdateAsync(set => set.SetProperty(person => person.IsHidden, true), TestContext.Current.CancellationToken);

        var response = await visitor.GetAsync("/suggestions?what=zoe");
        var answer = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Contains("Visible", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("Cach", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("what=")]
    [InlineData("where=")]
    [InlineData("what=%00%F0%9F%92%A9")]
    [InlineData("what=%22%3E%3Cscript%3E")]
    public async Task Nothing_to_go_on_suggests_nothing_or_little(string query)
    {
        using var answer = await AskAsync(query);

        Assert.True(Groups(answer).Count <= 4);
    }

    [Fact]
    public async Task A_name_written_to_do_harm_stays_text()
    {
        using var visitor = site.Site.NewPerson();

        var response = await visitor.GetAsync("/suggestions?what=eve");
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal("application/json", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        using var answer = JsonDocument.Parse(text);
        Assert.Equal(SmallDirectory.HostileName, Item(answer, "Noms").GetProperty("text").GetString());
    }

    [Fact]
    public async Task A_browser_keeps_an_answer_for_a_minute_and_no_cache_on_the_way_does()
    {
        using var visitor = site.Site.NewPerson();

        var response = await visitor.GetAsync("/suggestions?what=p");

        Assert.Equal(TimeSpan.FromMinutes(1), response.Headers.CacheControl!.MaxAge);
        Assert.True(response.Headers.CacheControl.Private);
        Assert.Contains("Cookie", response.Headers.Vary);
    }

    [Fact]
    public async Task An_endless_text_is_cut()
    {
        using var answer = await AskAsync($"what={new string('p', 3000)}");

        Assert.NotNull(answer);
    }

    [Fact]
    public async Task Too_many_questions_are_told_when_to_come_back()
    {
        await using var app = AppHost.OnSqlite(new Dictionary<string, string> { ["RateLimits:SuggestionsPerMinute"] = "3" });
        using var visitor = new PersonClient(app.StartOnPort());
        for (var question = 0; question < 3; question++)
        {
            Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/suggestions?what=p")).StatusCode);
        }

        var refused = await visitor.GetAsync("/suggestions?what=p");

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.NotNull(refused.Headers.RetryAfter);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/professionals?what=p")).StatusCode);
    }

    private async Task<JsonDocument> AskAsync(string query, string language = "fr")
    {
        using var visitor = site.Site.NewPerson(language);
        var response = await visitor.GetAsync($"/suggestions?{query}");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private static List<(string Label, JsonElement[] Items)> Groups(JsonDocument answer) =>
        [
            .. answer
                .RootElement.GetProperty("groups")
                .EnumerateArray()
                .Select(group => (group.GetProperty("label").GetString()!, group.GetProperty("items").EnumerateArray().ToArray())),
        ];

    private static JsonElement Item(JsonDocument answer, string label) => Groups(answer).Single(group => group.Label == label).Items[0];
}
