using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Visavis.TestSupport;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Databases;
using Visavis.TestSupport.Hosting;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Replacements;
using Visavis.Web.Replacements.Requests;
using Visavis.Web.Tests.Organisations;
using Visavis.Web.Tests.Pages;

namespace Visavis.Web.Tests.Replacements;

/// <summary>A need that comes back, with and without an end, under a clock that moves and two processes.</summary>
[Trait(Tiers.Trait, Tiers.Slow)]
public sealed class RepeatedNeedTests
{
    public static TheoryData<DatabaseProvider> Providers => TestDatabase.Providers;

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_need_without_an_end_comes_back_each_week_once_until_it_is_stopped(DatabaseProvider provider)
    {
        using var database = await TestDatabase.CreateAsync(provider);
        var clock = new SetClock(ReplacementSite.Now);
        await using var one = AppHost.On(database, clock: clock);
        await using var two = AppHost.On(database, clock: clock);
        var site = await ReplacementSite.AddAsync(one);
        var awa = await site.AddSubstituteAsync(one, "Awa");
        var id = await site.AskAsync(one, days: 2);
        Assert.Equal(RepeatAnswer.Done, await RepeatAsync(one, site, id, 1, null));
        Assert.Equal(RepeatAnswer.Already, await RepeatAsync(one, site, id, 2, null));
        await one.WithDataAsync(db =>
            db.Set<ReplacementDay>().Where(d => d.RequestId == id).ExecuteUpdateAsync(set => set.SetProperty(d => d.SubstituteId, awa.Id))
        );

        await Task.WhenAll(RunAsync(one), RunAsync(two));

        // From Monday 30 November, four weeks ahead of Wednesday 25 November: the three Mondays up to 21 December.
        Assert.Equal([7, 14, 21], await FirstDaysAsync());
        clock.Now += TimeSpan.FromDays(7);
        await Task.WhenAll(RunAsync(one), RunAsync(two));
        Assert.Equal([7, 14, 21, 28], await FirstDaysAsync());
        var last = await ReadAsync();
        Assert.All(last, r => Assert.Equal(2, r.Days.Count));
        Assert.All(last, r => Assert.Equal(450, r.Days[0].WorkMinutes));
        Assert.All(last, r => Assert.Equal([awa.Id], r.PreferredIds));
        Assert.All(last, r => Assert.Single(r.Asks));

        Assert.False(await one.UseAsync<RepeatedNeeds, bool>(n => n.StopAsync(awa.AccountId, last[0].Id, default)));
        Assert.True(await one.UseAsync<RepeatedNeeds, bool>(n => n.StopAsync(site.Client, last[0].Id, default)));
        clock.Now += TimeSpan.FromDays(7);
        await RunAsync(one);
        Assert.Equal(4, (await ReadAsync()).Count);

        async Task<IEnumerable<int>> FirstDaysAsync() => (await ReadAsync()).Select(r => r.Days.Min(d => d.Date).Day);

        Task<List<ReplacementRequest>> ReadAsync() =>
            one.WithDataAsync(db =>
                db.Set<ReplacementRequest>()
                    .AsNoTracking()
                    .Include(r => r.Days)
                    .Include(r => r.Asks)
                    .AsSplitQuery()
                    .Where(r => r.RepeatedNeedId != null)
                    .OrderBy(r => r.Days.Min(d => d.Date))
                    .ToListAsync()
            );
    }

    [Fact]
    public async Task With_an_end_it_comes_no_later_and_what_was_missed_while_the_site_stood_still_is_not_made()
    {
        var clock = new SetClock(ReplacementSite.Now);
        await using var app = AppHost.OnSqlite(clock: clock);
        var site = await ReplacementSite.AddAsync(app);
        var id = await site.AskAsync(app);
        Assert.Equal(RepeatAnswer.EndsBefore, await RepeatAsync(app, site, id, 2, ReplacementSite.FirstDay.AddDays(13)));
        Assert.Equal(RepeatAnswer.Done, await RepeatAsync(app, site, id, 2, ReplacementSite.FirstDay.AddDays(42)));
        // Two weeks, four and six after the first; the first of them is over when the site comes back.
        clock.Now = new DateTimeOffset(2026, 12, 15, 9, 0, 0, TimeSpan.Zero);

        await RunAsync(app);
        await RunAsync(app);

        var dates = await app.WithDataAsync(db =>
            db.Set<ReplacementDay>().Where(d => d.RequestId != id).OrderBy(d => d.Date).Select(d => d.Date).ToListAsync()
        );
        Assert.Equal([ReplacementSite.FirstDay.AddDays(28), ReplacementSite.FirstDay.AddDays(42)], dates);
        clock.Now += TimeSpan.FromDays(30);
        await RunAsync(app);
        Assert.NotNull(await app.WithDataAsync(db => db.Set<RepeatedNeed>().Select(n => n.EndedAt).SingleAsync()));
        Assert.Equal(3, await app.WithDataAsync(db => db.Set<ReplacementRequest>().CountAsync()));
    }

    [Fact]
    public async Task The_page_repeats_and_stops_and_says_what_is_wrong()
    {
        await using var app = AppHost.OnSqlite(clock: new SetClock(ReplacementSite.Now));
        var address = app.StartOnPort();
        var site = await ReplacementSite.AddAsync(app);
        var id = await site.AskAsync(app, days: 8);
        using var client = new PersonClient(address);
        await client.SignInAsDemoAsync(site.Client);
        var page = $"/replacements/{id}";

        Assert.Contains("plus longtemps que cet intervalle", await ErrorAsync("1", ""), StringComparison.Ordinal);
        Assert.Contains("avant le prochain début", await ErrorAsync("2", "2026-12-01"), StringComparison.Ordinal);
        Assert.Contains("Indiquez une date", await ErrorAsync("2", "demain"), StringComparison.Ordinal);
        Assert.Contains("Choisissez dans la liste", await ErrorAsync("3", ""), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Found, (await RepeatAsync("2", "")).StatusCode);
        Assert.Contains(
            "Sans fin",
            (await DirectorySite.OpenAsync(client, page)).QuerySelector("#repeat")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Equal(HttpStatusCode.Found, (await client.PostFormAsync($"{page}?handler=StopRepeat", page)).StatusCode);
        Assert.NotNull((await DirectorySite.OpenAsync(client, page)).QuerySelector("#repeat select"));

        Task<HttpResponseMessage> RepeatAsync(string weeks, string until) =>
            client.PostFormAsync($"{page}?handler=Repeat", page, ("EveryWeeks", weeks), ("Until", until));

        async Task<string> ErrorAsync(string weeks, string until)
        {
            var answer = await RepeatAsync(weeks, until);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        }
    }

    private static Task<RepeatAnswer> RepeatAsync(AppHost app, ReplacementSite site, Guid id, int weeks, DateOnly? until) =>
        app.UseAsync<RepeatedNeeds, RepeatAnswer>(n => n.RepeatAsync(site.Client, id, weeks, until, default));

    private static Task RunAsync(AppHost app) => app.Services.GetRequiredService<ReplacementWorker>().RunOnceAsync(default);
}
