using System.Buffers.Text;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Visavis.Signaling.Calls;
using Visavis.TestSupport;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Hosting;
using Visavis.TestSupport.Mail;
using Visavis.Web.Foundation.Localization;
using Visavis.Web.Notifications;
using Visavis.Web.Notifications.Push;

namespace Visavis.Web.Tests.Notifications;

[Trait(Tiers.Trait, Tiers.Slow)]
public sealed class PushTests
{
    private static readonly NotificationKind News = new("test-news", "Nouvelle", typeof(NotificationTexts), NotificationGroup.Account);

    [Fact]
    public async Task Each_device_is_told_once_and_one_that_is_gone_takes_only_itself_away()
    {
        await using var sink = await PushSink.StartAsync();
        sink.Answer("gone", HttpStatusCode.Gone);
        sink.Answer("slow", HttpStatusCode.ServiceUnavailable);
        await using var app = AppHost.OnSqlite("Development", sink.Settings, services: services => services.AddNotificationKinds(News));
        using var person = new PersonClient(app.StartOnPort());
        var anne = await app.AddAccountAsync("Anne Martin");
        await person.SignInAsDemoAsync(anne.Id);
        using var phone = new PushReceiver(sink.EndpointOf("phone"));
        Assert.Equal(HttpStatusCode.NoContent, (await SubscribeAsync(person, phone)).StatusCode);
        foreach (var id in new[] { "gone", "slow" })
        {
            Assert.Equal(HttpStatusCode.NoContent, (await SubscribeAsync(person, sink.EndpointOf(id))).StatusCode);
        }

        await app.WithDataAsync(async db =>
        {
            await app
                .Services.GetRequiredService<Notifier>()
                .AddAsync(
                    db,
                    new Notification
                    {
                        Kind = News.Id,
                        AccountId = anne.Id,
                        SubjectKey = "test:1",
                        Write = _ => new NotificationContent("Secret de Polichinelle", [], "Ouvrir", "/messages"),
                    },
                    default
                );
            return await db.SaveChangesAsync();
        });

        await Eventually.IsTrueAsync(() => sink.Received.Count >= 3);
        await Eventually.IsTrueAsync(async () => await app.WithDataAsync(db => db.Set<PushDevice>().CountAsync()) == 2);
        await Eventually.IsTrueAsync(async () =>
            await app.WithDataAsync(db => db.Set<QueuedPush>().CountAsync(p => p.State == PushState.Sent)) == 1
        );
        // It is taken before it is tried: what became of it is written afterwards.
        await Eventually.IsTrueAsync(async () =>
            await app.WithDataAsync(db => db.Set<QueuedPush>().AnyAsync(p => p.State == PushState.Queued && p.LastError != null))
        );
        var later = await app.WithDataAsync(db => db.Set<QueuedPush>().SingleAsync(p => p.State == PushState.Queued));
        Assert.Equal(("unreachable", 1), (later.LastError, later.Attempts));
        var (_, authorization, body) = Assert.Single(sink.Received, push => push.Path == "phone");
        Assert.StartsWith("vapid t=", authorization, StringComparison.Ordinal);
        Assert.DoesNotContain("Polichinelle", System.Text.Encoding.UTF8.GetString(body), StringComparison.Ordinal);
        // With the keys of the browser it is what the service worker shows.
        using var read = System.Text.Json.JsonDocument.Parse(phone.Read(body));
        Assert.Equal("Secret de Polichinelle", read.RootElement.GetProperty("title").GetString());
        Assert.Equal("/messages", read.RootElement.GetProperty("path").GetString());
    }

    [Fact]
    public async Task A_ring_reaches_a_device_whose_tabs_are_all_closed_and_insists()
    {
        await using var sink = await PushSink.StartAsync();
        await using var app = AppHost.OnSqlite(sink.Settings);
        using var person = new PersonClient(app.StartOnPort());
        var (anne, paul) = (await app.AddAccountAsync("Anne Martin"), await app.AddAccountAsync("Paul Petit"));
        await person.SignInAsDemoAsync(anne.Id);
        using var phone = new PushReceiver(sink.EndpointOf("phone"));
        await SubscribeAsync(person, phone);

        var now = DateTimeOffset.UtcNow;
        await app
            .Services.GetRequiredService<ICallStore>()
            .TryAddAsync(
                new CallSession
                {
                    Id = Guid.NewGuid().ToString("N"),
                    CallerId = paul.Id,
                    CalleeId = anne.Id,
                    RequestId = Guid.NewGuid().ToString("N"),
                    StartedAt = now,
                    RingExpiresAt = now.AddSeconds(45),
                }
            );

        await Eventually.IsTrueAsync(() => sink.Received.Count == 1);
        using var read = System.Text.Json.JsonDocument.Parse(phone.Read(sink.Received[0].Body));
        Assert.Equal("Appel de Paul Petit", read.RootElement.GetProperty("title").GetString());
        Assert.Equal("/calls", read.RootElement.GetProperty("path").GetString());
        Assert.True(read.RootElement.GetProperty("isRing").GetBoolean());
        // Nobody wants to hear of it later.
        var kept = await app.WithDataAsync(db => db.Set<QueuedPush>().Select(p => new { p.DueAt, p.ExpiresAt }).SingleAsync());
        Assert.Equal(TimeSpan.FromSeconds(45), kept.ExpiresAt - kept.DueAt);
    }

    [Theory]
    [InlineData("https://intranet.example/push")]
    [InlineData("http://fcm.googleapis.com/push")]
    [InlineData("https://fcm.googleapis.com@evil.example/")]
    [InlineData("https://fcm.googleapis.com.evil.example/")]
    [InlineData("https://127.0.0.1/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("")]
    public async Task No_browser_can_aim_our_requests_elsewhere_than_at_push_services(string endpoint)
    {
        await using var app = AppHost.OnSqlite();
        using var person = new PersonClient(app.StartOnPort());
        await person.SignInAsDemoAsync((await app.AddAccountAsync()).Id);

        Assert.Equal(HttpStatusCode.BadRequest, (await SubscribeAsync(person, endpoint)).StatusCode);
        Assert.Equal(0, await app.WithDataAsync(db => db.Set<PushDevice>().CountAsync()));
    }

    [Fact]
    public async Task The_sites_keys_are_made_once_for_all_nodes()
    {
        using var database = await TestSupport.Databases.TestDatabase.CreateAsync(Web.Foundation.Data.DatabaseProvider.Sqlite);
        await using var one = AppHost.On(database);
        await using var two = AppHost.On(database);

        var keys = await Task.WhenAll(
            one.Services.GetRequiredService<PushKeys>().GetAsync(default),
            two.Services.GetRequiredService<PushKeys>().GetAsync(default)
        );

        Assert.Equal(keys[0], keys[1]);
        Assert.Equal(65, Base64Url.DecodeFromChars(keys[0].Public).Length);
    }

    private static async Task<HttpResponseMessage> SubscribeAsync(PersonClient person, string endpoint)
    {
        using var device = new PushReceiver(endpoint);
        return await SubscribeAsync(person, device);
    }

    private static Task<HttpResponseMessage> SubscribeAsync(PersonClient person, PushReceiver device) =>
        person.PostFormAsync(
            "/account/push",
            "/account/notifications",
            ("endpoint", device.Endpoint),
            ("p256dh", device.PublicKey),
            ("auth", device.Secret)
        );
}
