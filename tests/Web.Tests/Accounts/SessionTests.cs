using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Visavis.TestSupport;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Databases;
using Visavis.TestSupport.Hosting;
using Visavis.TestSupport.Signaling;
using Visavis.Web.Accounts.Sessions;
using Visavis.Web.DataRights;
using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Tests.Accounts;

[Trait(Tiers.Trait, Tiers.Slow)]
public sealed class SessionTests
{
    private const string Page = "/account/security";
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(5);

    [Fact]
    public async Task Every_sign_in_is_listed_and_one_can_be_ended_from_another_device()
    {
        await using var app = AppHost.OnSqlite();
        var address = app.StartOnPort();
        var account = await app.AddAccountAsync();
        using var here = new PersonClient(address);
        using var there = new PersonClient(address);
        await here.SignInAsDemoAsync(account.Id);
        await there.SignInAsDemoAsync(account.Id);
        var session = (await SessionsAsync(app)).MaxBy(s => s.CreatedAt)!;

        var page = await EmailSite.TextAsync(await here.GetAsync(Page));
        await here.PostFormAsync($"{Page}?handler=SignOutSession", Page, ("id", session.Id.ToString()));

        Assert.Equal(2, page.Split("handler=SignOutSession").Length - 1);
        Assert.Single(page.Split("Cet appareil<").Skip(1));
        Assert.Equal(HttpStatusCode.OK, (await here.GetAsync(Page)).StatusCode);
        Assert.Equal(HttpStatusCode.Found, (await there.GetAsync(Page)).StatusCode);
    }

    [Fact]
    public async Task Signing_out_elsewhere_closes_their_hub_connections_within_five_seconds()
    {
        await using var app = AppHost.OnSqlite();
        var address = app.StartOnPort();
        var account = await app.AddAccountAsync();
        using var here = new PersonClient(address);
        using var there = new PersonClient(address);
        await here.SignInAsDemoAsync(account.Id);
        await there.SignInAsDemoAsync(account.Id);
        await using var socket = await OpenHubAsync(there);

        await here.PostFormAsync($"{Page}?handler=SignOutOthers", Page);

        await socket.Closed.WaitAsync(Soon, TestContext.Current.CancellationToken);
        Assert.Single(await SessionsAsync(app));
        Assert.Equal(HttpStatusCode.OK, (await here.GetAsync(Page)).StatusCode);
        Assert.Equal(HttpStatusCode.Found, (await there.GetAsync(Page)).StatusCode);
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task Signing_out_on_one_node_closes_the_hub_connections_of_that_session_on_the_others(DatabaseProvider provider)
    {
        using var database = await TestDatabase.CreateAsync(provider);
        await using var node = AppHost.On(database);
        await using var otherNode = AppHost.On(database);
        var (address, otherAddress) = (node.StartOnPort(), otherNode.StartOnPort());
        var account = await node.AddAccountAsync();
        using var leaving = new PersonClient(address);
        using var staying = new PersonClient(address);
        await leaving.SignInAsDemoAsync(account.Id);
        await staying.SignInAsDemoAsync(account.Id);
        await using var socket = await OpenHubAsync(leaving, otherAddress);
        await using var standing = await OpenHubAsync(staying, otherAddress);

        await leaving.PostFormAsync("/account/sign-out", "/legal/terms");

        await socket.Closed;
        Assert.Equal("call_not_found", await standing.RefusalOfAsync("HangUp", HubPage.NewId()));
    }

    [Fact]
    public async Task Erasing_a_person_on_one_node_closes_their_hub_connections_on_the_others()
    {
        using var database = await TestDatabase.CreateAsync(DatabaseProvider.PostgreSql);
        await using var node = AppHost.On(database);
        await using var otherNode = AppHost.On(database);
        var otherAddress = otherNode.StartOnPort();
        var account = await node.AddAccountAsync();
        using var person = new PersonClient(otherAddress);
        await person.SignInAsDemoAsync(account.Id);
        await using var socket = await OpenHubAsync(person, otherAddress);

        await node.Services.GetRequiredService<AccountErasure>().EraseAsync(account.Id, actorId: null, CancellationToken.None);

        await socket.Closed;
    }

    [Fact]
    public async Task A_copied_cookie_is_worth_nothing_after_signing_out()
    {
        await using var app = AppHost.OnSqlite();
        var address = app.StartOnPort();
        var account = await app.AddAccountAsync();
        using var person = new PersonClient(address);
        using var thief = new PersonClient(address);
        await person.SignInAsDemoAsync(account.Id);
        foreach (var (name, value) in person.Cookies)
        {
            thief.Cookies[name] = value;
        }

        Assert.Equal(HttpStatusCode.OK, (await thief.GetAsync(Page)).StatusCode);
        await person.PostFormAsync("/account/sign-out", "/legal/terms");

        Assert.Equal(HttpStatusCode.Found, (await thief.GetAsync(Page)).StatusCode);
        Assert.Empty(await SessionsAsync(app));
    }

    [Fact]
    public async Task Somebody_elses_session_is_as_absent_as_none()
    {
        await using var app = AppHost.OnSqlite();
        var address = app.StartOnPort();
        using var person = new PersonClient(address);
        using var other = new PersonClient(address);
        await other.SignInAsDemoAsync((await app.AddAccountAsync("Une Autre")).Id);
        var session = Assert.Single(await SessionsAsync(app));
        await person.SignInAsDemoAsync((await app.AddAccountAsync()).Id);

        var answer = await person.PostFormAsync($"{Page}?handler=SignOutSession", Page, ("id", session.Id.ToString()));

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await other.GetAsync(Page)).StatusCode);
    }

    [Fact]
    public async Task A_session_is_noted_as_seen_every_five_minutes_and_swept_once_it_ran_out()
    {
        var clock = new ShiftedTimeProvider();
        await using var app = AppHost.OnSqlite("Development", services: services => services.AddSingleton<TimeProvider>(clock));
        using var person = new PersonClient(app.StartOnPort());
        await person.SignInAsDemoAsync((await app.AddAccountAsync()).Id);
        var start = clock.GetUtcNow();

        clock.Advance(TimeSpan.FromMinutes(4));
        await person.GetAsync("/legal/terms");
        Assert.Equal(start, (await SessionsAsync(app))[0].LastSeenAt, TimeSpan.FromSeconds(30));
        clock.Advance(TimeSpan.FromMinutes(2));
        await person.GetAsync("/legal/terms");
        Assert.Equal(clock.GetUtcNow(), (await SessionsAsync(app))[0].LastSeenAt, TimeSpan.FromSeconds(30));

        clock.Advance(SessionRegistry.BrowserLifetime + TimeSpan.FromHours(1));
        Assert.Equal(HttpStatusCode.Found, (await person.GetAsync(Page)).StatusCode);
        var timer = new FakeTimeProvider(TestClock.Start);
        using var sweeper = new SessionSweeper(
            app.Services.GetRequiredService<IServiceScopeFactory>(),
            timer,
            NullLogger<SessionSweeper>.Instance
        );
        await sweeper.StartAsync(TestContext.Current.CancellationToken);
        await Eventually.IsTrueAsync(async () =>
        {
            // Its loop begins some time after the start.
            timer.Advance(TimeSpan.FromMinutes(30));
            return (await SessionsAsync(app)).Count == 0;
        });
        await sweeper.StopAsync(TestContext.Current.CancellationToken);
    }

    private static Task<List<AccountSession>> SessionsAsync(AppHost app) =>
        app.WithDataAsync(db => db.Sessions.AsNoTracking().ToListAsync());

    private static Task<HubPage> OpenHubAsync(PersonClient person, Uri? node = null) =>
        HubPage.OpenAsync(
            node ?? person.Address,
            options =>
            {
                options.SetRequestHeader("Cookie", string.Join("; ", person.Cookies.Select(c => $"{c.Key}={c.Value}")));
                options.SetRequestHeader("Origin", (node ?? person.Address).GetLeftPart(UriPartial.Authority));
            }
        );
}
