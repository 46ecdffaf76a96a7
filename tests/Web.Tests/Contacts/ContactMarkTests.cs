using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Visavis.Signaling;
using Visavis.TestSupport;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Hosting;
using Visavis.TestSupport.Signaling;
using Visavis.Web.Bookings;
using Visavis.Web.Contacts;
using Visavis.Web.Foundation.Background.Outbox;
using Visavis.Web.Notifications;
using Visavis.Web.Professionals;
using Visavis.Web.Tests.Bookings;
using Visavis.Web.Tests.Organisations;

namespace Visavis.Web.Tests.Contacts;

/// <summary>A mark in each private detail of a client, looked for in mails, notices, the outbox, the hub and the log before and after acceptance.</summary>
[Trait(Tiers.Trait, Tiers.Slow)]
public sealed class ContactMarkTests
{
    private const string Mark = "zzmarque";
    private const string Number = "+33699887766";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nothing_that_is_sent_tells_the_details_of_who_asks_until_the_professional_accepts()
    {
        using var log = new LogCapture();
        await using var site = await BookingSite.StartAsync(
            settings: new Dictionary<string, string> { ["Mail:PollEvery"] = "00:00:00.1" },
            services: services => services.AddLogging(logging => logging.AddProvider(log).SetMinimumLevel(LogLevel.Debug))
        );
        const string Hers = "anne-marks@example.org";
        await site.App.WithDataAsync(async db =>
        {
            var anne = await db.Users.SingleAsync(a => a.Id == site.Anne.Id, Token);
            (anne.Email, anne.NormalizedEmail, anne.EmailConfirmed) = (Hers, Hers.ToUpperInvariant(), true);
            db.Add(DetailsOf(site.Client));
            return await db.SaveChangesAsync(Token);
        });
        var offer = await site.AddOfferAsync(o => o.Way = MeetingWay.AtClient);
        var hold = await site.HoldAsync(offer, BookingSite.At(27, 10), client: site.Client);
        var made = await site.InScopeAsync<BookingMaker, MakeResult>(maker =>
            maker.MakeAsync(
                hold.Hold!.Id,
                BookingSite.Request(site.Client) with
                {
                    Phone = Number,
                    Address = $"1 rue {Mark}",
                    Place = $"1 rue {Mark}, 69003 Lyon",
                    PlaceAccess = $"code {Mark}",
                },
                Token
            )
        );
        Assert.Equal(BookingState.Requested, made.Booking!.State);

        await Eventually.IsTrueAsync(() => OrganisationsOnSite.MailsTo(site.App, Hers).Count > 0);
        AssertUnmarked(JsonSerializer.Serialize(OrganisationsOnSite.MailsTo(site.App, Hers)), "the mail that asks");
        await site.App.WithDataAsync(async db =>
        {
            AssertUnmarked(JsonSerializer.Serialize(await db.Set<Notice>().ToListAsync(Token)), "the bell");
            AssertUnmarked(JsonSerializer.Serialize(await db.Set<OutboxMessage>().ToListAsync(Token)), "the outbox");
            AssertUnmarked(JsonSerializer.Serialize(await db.Mails.ToListAsync(Token)), "the queue of mails");
            return 0;
        });

        Assert.Equal(DeskOutcome.Done, await site.DeskAsync(desk => desk.AcceptAsync(made.Booking.Id, BookingSide.Professional, Token)));
        await Eventually.IsTrueAsync(() =>
            OrganisationsOnSite.MailsTo(site.App, Hers).Exists(mail => mail.Text.Contains(Mark, StringComparison.Ordinal))
        );
        Assert.NotEmpty(log.Lines);
        foreach (var line in log.Lines)
        {
            AssertUnmarked(line, "the log");
        }
    }

    [Fact]
    public async Task Nobody_in_a_call_hears_the_details_of_the_other_from_the_hub()
    {
        await using var host = SignalingHost.Start();
        var (calleeId, callerId) = (await host.AddProfessionalAsync(), await host.AddMemberAsync());
        await host.App.WithDataAsync(db =>
        {
            db.AddRange(DetailsOf(calleeId), DetailsOf(callerId));
            return db.SaveChangesAsync(Token);
        });
        var callee = await host.OpenOnlineAsync(calleeId);
        var caller = await host.OpenAsync(callerId);
        var call = await caller.StartCallAsync(calleeId);
        Read(call);
        Read(await callee.NextAsync(nameof(ISignalingClient.CallRinging)));
        Read(await callee.AcceptCallAsync(call.Id));
        Read(await caller.NextAsync(nameof(ISignalingClient.CallAccepted)));
        Read(await callee.NextAsync(nameof(ISignalingClient.CallAccepted)));
        Read(await caller.JoinCallAsync(call.Id));
        await callee.InvokeAsync("HangUp", call.Id);
        Read(await caller.NextAsync(nameof(ISignalingClient.CallEnded)));
        Read(await caller.NextAsync(nameof(ISignalingClient.Welcome)));

        static void Read(object? heard) => AssertUnmarked(JsonSerializer.Serialize(heard), "the hub");
    }

    private static ContactDetails DetailsOf(Guid account) =>
        new()
        {
            AccountId = account,
            FirstName = Mark,
            LastName = Mark,
            AddressLine = $"1 rue {Mark}",
            AddressMore = Mark,
            PostalCode = "69003",
            City = Mark,
            Country = "FR",
            Telephone = Number,
        };

    private static void AssertUnmarked(string text, string where)
    {
        Assert.False(text.Contains(Mark, StringComparison.OrdinalIgnoreCase), where);
        Assert.False(text.Contains("99887766", StringComparison.Ordinal) || text.Contains("99 88 77 66", StringComparison.Ordinal), where);
    }
}
