using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Visavis.Signaling.Calls;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Hosting;
using Visavis.TestSupport.Mail;
using Visavis.Web.Accounts;
using Visavis.Web.Foundation.Localization;
using Visavis.Web.Notifications;

namespace Visavis.Web.Tests.Accounts;

public sealed class NotificationTests
{
    private const string Page = "/account/notifications";

    [Fact]
    public async Task A_missed_call_is_one_mail_in_the_callees_language_and_zone_and_stops_by_one_post()
    {
        await using var sink = SmtpSink.Start();
        await using var app = AppHost.OnSqlite(sink.Settings);
        var address = app.StartOnPort();
        var caller = await app.AddAccountAsync("Paul Petit");
        var callee = await app.AddAccountAsync(
            "Anne Martin",
            a =>
            {
                (a.Email, a.EmailConfirmed, a.Language, a.TimeZone) = ("anne@exemple.fr", true, "en", "Indian/Reunion");
            }
        );

        await MissAsync(app, caller, callee);
        var mail = await sink.MailToAsync("anne@exemple.fr");

        Assert.Equal("Missed call from Paul Petit", mail.Subject);
        Assert.Contains("(Réunion time)", mail.Text, StringComparison.Ordinal);
        Assert.Equal("List-Unsubscribe=One-Click", mail.Headers["List-Unsubscribe-Post"]);
        var stop = new Uri(mail.Headers["List-Unsubscribe"].Trim('<', '>')).PathAndQuery;

        // Mail programs look at links; only a POST, without cookies or form proof, stops the mails.
        using var mailbox = new PersonClient(address);
        Assert.Equal(HttpStatusCode.OK, (await mailbox.GetAsync(stop)).StatusCode);
        Assert.False(await app.WithDataAsync(db => db.Set<NotificationPreference>().AnyAsync()));
        var stopped = await mailbox.SendAsync(
            new HttpRequestMessage(HttpMethod.Post, new Uri(address, stop))
            {
                Content = new FormUrlEncodedContent([new("List-Unsubscribe", "One-Click")]),
            }
        );
        Assert.Equal(HttpStatusCode.OK, stopped.StatusCode);
        var preference = await app.WithDataAsync(db => db.Set<NotificationPreference>().SingleAsync(p => p.AccountId == callee.Id));
        Assert.Equal(("missed-call", NotificationChannels.Page | NotificationChannels.Push), (preference.Kind, preference.Channels));

        await MissAsync(app, caller, callee);
        Assert.Equal(1, await app.WithDataAsync(db => db.Mails.CountAsync(m => m.Recipient == "anne@exemple.fr")));
    }

    [Fact]
    public async Task An_address_that_is_not_ours_stops_nothing()
    {
        await using var app = AppHost.OnSqlite();
        using var person = new PersonClient(app.StartOnPort());

        Assert.Equal(HttpStatusCode.BadRequest, (await person.GetAsync("/mail/unsubscribe?token=made-up")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await person.GetAsync("/mail/unsubscribe")).StatusCode);
    }

    [Fact]
    public async Task Each_section_saves_by_itself_says_what_changed_and_notices_what_changed_elsewhere()
    {
        await using var app = AppHost.OnSqlite();
        using var person = new PersonClient(app.StartOnPort());
        var account = await app.AddAccountAsync();
        await person.SignInAsDemoAsync(account.Id);
        var stamp = Stamp(await EmailSite.TextAsync(await person.GetAsync(Page)));

        var refused = await SaveAsync("en", "Mars/Olympus", stamp);
        var saved = await person.FollowAllAsync(await SaveAsync("en", "america/guadeloupe", stamp));
        var conflict = await SaveAsync("fr", "Europe/Paris", stamp);

        Assert.Contains("Choisissez un fuseau de la liste", await EmailSite.TextAsync(refused), StringComparison.Ordinal);
        Assert.Contains("la langue, le fuseau horaire", await EmailSite.TextAsync(saved), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, conflict.StatusCode);
        var now = await app.ReadAccountAsync(account.Id);
        Assert.Equal(("en", "America/Guadeloupe"), (now.Language, now.TimeZone));

        Task<HttpResponseMessage> SaveAsync(string language, string zone, string seen) =>
            person.PostFormAsync($"{Page}?handler=Language", Page, ("language", language), ("timeZone", zone), ("stamp", seen));
    }

    [Theory]
    [InlineData("europe/paris", "Europe/Paris")]
    [InlineData(" Nouméa ", "Pacific/Noumea")]
    [InlineData("new york", "America/New_York")]
    [InlineData("londres", "Europe/London")]
    [InlineData("la reunion", "Indian/Reunion")]
    [InlineData("Mexico City", "America/Mexico_City")]
    [InlineData("Olympus", null)]
    public void A_time_zone_is_found_by_its_name_or_its_town(string typed, string? id) => Assert.Equal(id, ZoneNames.Find(typed));

    private static string Stamp(string page)
    {
        const string mark = "name=\"stamp\" value=\"";
        var start = page.IndexOf(mark, StringComparison.Ordinal) + mark.Length;
        return page[start..page.IndexOf('"', start)];
    }

    private static async Task MissAsync(AppHost app, Account caller, Account callee)
    {
        var store = app.Services.GetRequiredService<ICallStore>();
        var now = DateTimeOffset.UtcNow;
        var ringing = new CallSession
        {
            Id = Guid.NewGuid().ToString("N"),
            CallerId = caller.Id,
            CalleeId = callee.Id,
            RequestId = Guid.NewGuid().ToString("N"),
            StartedAt = now,
            RingExpiresAt = now.AddMinutes(1),
        };
        Assert.True(await store.TryAddAsync(ringing));
        var missed = ringing with
        {
            State = CallState.Ended,
            EndReason = CallEndReason.Missed,
            EndedAt = now,
            Version = ringing.Version + 1,
        };
        Assert.True(await store.TryReplaceAsync(missed));
        Assert.False(await store.TryReplaceAsync(missed));
    }
}
