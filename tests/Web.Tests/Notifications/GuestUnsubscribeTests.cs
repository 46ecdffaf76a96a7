using System.Net;
using Microsoft.EntityFrameworkCore;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Mail;
using Visavis.Web.Bookings;
using Visavis.Web.Foundation.Mail;
using Visavis.Web.Notifications;
using Visavis.Web.Tests.Bookings;

namespace Visavis.Web.Tests.Notifications;

public sealed class GuestUnsubscribeTests
{
    [Fact]
    public async Task A_guest_stops_one_kind_by_one_press_without_signing_in_and_looking_changes_nothing()
    {
        await using var sink = SmtpSink.Start();
        await using var site = await BookingSite.StartAsync(settings: sink.Settings);
        var guest = new GuestReader("guest@example.org", "fr", "Europe/Paris");
        Task TellAsync(string kind) =>
            site.InScopeAsync<Notifier, int>(async notifier =>
                await site.App.WithDataAsync(async db =>
                {
                    await notifier.AddAsync(
                        db,
                        new Notification
                        {
                            Kind = kind,
                            Guest = guest,
                            SubjectKey = $"test:{Guid.NewGuid():N}",
                            Write = _ => new NotificationContent("Bonjour", ["Un mot."], "Voir", "/"),
                        },
                        default
                    );
                    return await db.SaveChangesAsync();
                })
            );
        await TellAsync(BookingKinds.Earlier);
        await TellAsync(BookingKinds.News);
        await sink.MailToAsync("guest@example.org", count: 2);
        var mails = sink.To("guest@example.org").Select(mail => mail.Read()).ToList();
        var link = Assert.Single(mails, mail => mail.Headers.ContainsKey("List-Unsubscribe")).Headers["List-Unsubscribe"].Trim('<', '>');
        Assert.Contains(mails, mail => mail.Headers.GetValueOrDefault("List-Unsubscribe-Post") == "List-Unsubscribe=One-Click");
        using var program = site.App.CreateClient();
        var path = new Uri(link).PathAndQuery;

        Assert.Equal(HttpStatusCode.OK, (await program.GetAsync(path)).StatusCode);
        Assert.Equal(0, await site.App.WithDataAsync(db => db.Set<GuestStop>().CountAsync()));
        using var press = new FormUrlEncodedContent([KeyValuePair.Create("List-Unsubscribe", "One-Click")]);
        Assert.Equal(HttpStatusCode.OK, (await program.PostAsync(path, press)).StatusCode);
        using var again = new FormUrlEncodedContent([KeyValuePair.Create("List-Unsubscribe", "One-Click")]);
        Assert.Equal(HttpStatusCode.OK, (await program.PostAsync(path, again)).StatusCode);
        await TellAsync(BookingKinds.Earlier);
        await TellAsync(BookingKinds.News);

        var queued = await site.App.WithDataAsync(db =>
            db.Mails.Where(mail => mail.Recipient == guest.Email).Select(mail => mail.Kind).ToListAsync()
        );
        Assert.Equal(1, queued.Count(kind => kind == BookingKinds.Earlier));
        Assert.Equal(2, queued.Count(kind => kind == BookingKinds.News));
    }
}
