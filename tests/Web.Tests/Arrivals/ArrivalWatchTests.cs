using System.Net;
using Microsoft.EntityFrameworkCore;
using Visavis.TestSupport;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Hosting;
using Visavis.TestSupport.Professionals;
using Visavis.TestSupport.Signaling;
using Visavis.Web.Arrivals;
using Visavis.Web.Blocking;
using Visavis.Web.Notifications;
using Visavis.Web.Professionals;

namespace Visavis.Web.Tests.Arrivals;

[Trait(Tiers.Trait, Tiers.Slow)]
public sealed class ArrivalWatchTests
{
    [Fact]
    public async Task Who_asked_on_the_profile_is_told_once_of_the_next_arrival()
    {
        await using var app = AppHost.OnSqlite();
        var address = app.StartOnPort();
        var (plumber, member) = ((await app.AddProfessionalAsync()).Id, (await app.AddAccountAsync()).Id);
        using var person = await PersonOfAsync(address, member);
        var profile = await ProfileOfAsync(app, plumber);

        Assert.Contains("Prévenez-moi de son arrivée", await TextAsync(await person.GetAsync(profile)), StringComparison.Ordinal);
        var answer = await person.PostFormAsync("/arrivals", profile, ("person", plumber.ToString()));
        Assert.Equal(profile, answer.Headers.Location!.OriginalString);
        Assert.Contains("Vous serez prévenu", await TextAsync(await person.GetAsync(profile)), StringComparison.Ordinal);

        await using (await OnlineAsync(address, plumber))
        {
            await Eventually.IsTrueAsync(async () => (await NoticesAsync(app, member)).Count == 1);
        }

        var notice = Assert.Single(await NoticesAsync(app, member));
        Assert.Equal(ArrivalWorker.Kind.Id, notice.Kind);
        Assert.StartsWith("/V-", notice.Path, StringComparison.Ordinal);
        Assert.Empty(await app.WithDataAsync(db => db.Set<ArrivalWatch>().ToListAsync()));
    }

    [Fact]
    public async Task Who_finds_the_line_taken_asks_in_the_lobby_and_is_told_when_it_is_free()
    {
        await using var app = AppHost.OnSqlite();
        var address = app.StartOnPort();
        var (plumber, talking, waiting) = (
            (await app.AddProfessionalAsync()).Id,
            (await app.AddAccountAsync()).Id,
            (await app.AddAccountAsync()).Id
        );
        using var person = await PersonOfAsync(address, waiting);
        await using var callee = await OnlineAsync(address, plumber);
        await using var caller = await PageOfAsync(address, talking);
        var call = await caller.StartCallAsync(plumber);
        await callee.AcceptCallAsync(call.Id);
        var lobby = await LobbyOfAsync(app, plumber);
        Assert.Contains("Prévenez-moi dès que je peux l’appeler", await TextAsync(await person.GetAsync(lobby)), StringComparison.Ordinal);

        var part = await TextAsync(
            await person.PostFormAsync("/arrivals", lobby, ("person", plumber.ToString()), ("from", "call"), ("part", "true"))
        );

        Assert.Contains("Vous serez prévenu dès que vous pourrez l’appeler.", part, StringComparison.Ordinal);
        Assert.DoesNotContain("<html", part, StringComparison.Ordinal);
        Assert.Empty(await NoticesAsync(app, waiting));
        await caller.InvokeAsync("HangUp", call.Id);
        await Eventually.IsTrueAsync(async () => (await NoticesAsync(app, waiting)).Count == 1);
    }

    [Fact]
    public async Task A_page_that_goes_on_gets_the_button_as_it_stands_and_the_reason_why_not()
    {
        await using var app = AppHost.OnSqlite();
        var address = app.StartOnPort();
        var (plumber, member) = ((await app.AddProfessionalAsync()).Id, (await app.AddAccountAsync()).Id);
        using var person = await PersonOfAsync(address, member);
        var lobby = await LobbyOfAsync(app, plumber);
        (string, string)[] fields = [("person", plumber.ToString()), ("from", "call"), ("part", "true")];
        await person.PostFormAsync("/arrivals", lobby, fields);

        var stopped = await TextAsync(await person.PostFormAsync("/arrivals?handler=Stop", lobby, fields));

        Assert.Contains("Prévenez-moi dès que je peux l’appeler", stopped, StringComparison.Ordinal);
        Assert.Empty(await app.WithDataAsync(db => db.Set<ArrivalWatch>().ToListAsync()));
        await AwaitEnoughAsync(app, member);
        var refused = await TextAsync(await person.PostFormAsync("/arrivals", lobby, fields));
        Assert.Contains("Vous attendez déjà 20", refused, StringComparison.Ordinal);
        Assert.Contains("href=\"/arrivals\"", refused, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_is_told_who_was_blocked_or_stopped_waiting()
    {
        await using var app = AppHost.OnSqlite();
        var address = app.StartOnPort();
        var plumber = (await app.AddProfessionalAsync()).Id;
        var (blocked, stopped, waiting) = (
            (await app.AddAccountAsync()).Id,
            (await app.AddAccountAsync()).Id,
            (await app.AddAccountAsync()).Id
        );
        foreach (var member in (Guid[])[blocked, stopped, waiting])
        {
            using var person = await PersonOfAsync(address, member);
            await person.PostFormAsync("/arrivals", "/arrivals?person=" + plumber, ("person", plumber.ToString()));
        }

        using (var person = await PersonOfAsync(address, stopped))
        {
            await person.PostFormAsync("/arrivals?handler=Stop", "/arrivals", ("person", plumber.ToString()));
        }

        await app.WithDataAsync(async db =>
        {
            await Blocks.SetAsync(db, plumber, blocked, isBlocked: true, DateTimeOffset.UtcNow, CancellationToken.None);
            return 0;
        });
        await using var online = await OnlineAsync(address, plumber);
        await Eventually.IsTrueAsync(async () => (await NoticesAsync(app, waiting)).Count == 1);

        Assert.Empty(await NoticesAsync(app, blocked));
        Assert.Empty(await NoticesAsync(app, stopped));
    }

    [Fact]
    public async Task Oneself_and_nobody_are_not_found_and_twenty_are_enough()
    {
        await using var app = AppHost.OnSqlite();
        var address = app.StartOnPort();
        var (plumber, member) = ((await app.AddProfessionalAsync()).Id, (await app.AddAccountAsync()).Id);
        using var own = await PersonOfAsync(address, plumber);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await own.PostFormAsync("/arrivals", "/arrivals", ("person", plumber.ToString()))).StatusCode
        );
        using var person = await PersonOfAsync(address, member);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await person.PostFormAsync("/arrivals", "/arrivals", ("person", Guid.NewGuid().ToString()))).StatusCode
        );
        await AwaitEnoughAsync(app, member);

        var refused = await person.PostFormAsync("/arrivals", "/arrivals", ("person", plumber.ToString()));

        Assert.Contains("Vous attendez déjà 20", await TextAsync(await person.FollowAsync(refused)), StringComparison.Ordinal);
        Assert.Equal(ArrivalWatches.Most, await app.WithDataAsync(db => db.Set<ArrivalWatch>().CountAsync()));
    }

    [Fact]
    public async Task A_visitor_is_led_to_sign_in_and_finds_the_person_again()
    {
        await using var app = AppHost.OnSqlite();
        var address = app.StartOnPort();
        var (plumber, member) = ((await app.AddProfessionalAsync()).Id, (await app.AddAccountAsync()).Id);
        using var visitor = new PersonClient(address);
        Assert.Contains(
            $"/arrivals?person={plumber:D}",
            await TextAsync(await visitor.GetAsync(await ProfileOfAsync(app, plumber))),
            StringComparison.Ordinal
        );
        Assert.Equal(HttpStatusCode.Found, (await visitor.GetAsync($"/arrivals?person={plumber:D}")).StatusCode);

        using var person = await PersonOfAsync(address, member);
        Assert.Contains(
            "Être prévenu de l’arrivée de",
            await TextAsync(await person.GetAsync($"/arrivals?person={plumber:D}")),
            StringComparison.Ordinal
        );
    }

    private static async Task<PersonClient> PersonOfAsync(Uri address, Guid id)
    {
        var person = new PersonClient(address);
        await person.SignInAsDemoAsync(id);
        return person;
    }

    private static async Task<HubPage> OnlineAsync(Uri address, Guid id)
    {
        var page = await PageOfAsync(address, id);
        await page.InvokeAsync<string>("SetStatus", "online");
        return page;
    }

    private static async Task<HubPage> PageOfAsync(Uri address, Guid id)
    {
        using var person = await PersonOfAsync(address, id);
        var cookies = string.Join("; ", person.Cookies.Select(c => $"{c.Key}={c.Value}"));
        return await HubPage.OpenAsync(address, options => options.SetRequestHeader("Cookie", cookies));
    }

    private static async Task AwaitEnoughAsync(AppHost app, Guid member)
    {
        for (var i = 0; i < ArrivalWatches.Most; i++)
        {
            var other = (await app.AddProfessionalAsync()).Id;
            await app.WithDataAsync(db =>
            {
                db.Add(
                    new ArrivalWatch
                    {
                        AccountId = member,
                        ProfessionalId = other,
                        CreatedAt = DateTimeOffset.UtcNow,
                    }
                );
                return db.SaveChangesAsync();
            });
        }
    }

    private static Task<string> LobbyOfAsync(AppHost app, Guid id) =>
        app.WithDataAsync(async db => $"/calls/new/{(await db.Professionals.SingleAsync(p => p.Id == id)).ReferenceCode}");

    private static Task<string> ProfileOfAsync(AppHost app, Guid id) =>
        app.WithDataAsync(async db => ProfessionalDirectory.ProfilePath(await db.Professionals.SingleAsync(p => p.Id == id)));

    private static Task<List<Notice>> NoticesAsync(AppHost app, Guid id) =>
        app.WithDataAsync(db => db.Set<Notice>().AsNoTracking().Where(n => n.AccountId == id).ToListAsync());

    private static async Task<string> TextAsync(HttpResponseMessage answer) =>
        WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
}
