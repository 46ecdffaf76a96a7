using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Visavis.Ledger;
using Visavis.TestSupport;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Professionals;
using Visavis.Web.Bookings;
using Visavis.Web.Channels;
using Visavis.Web.DataRights;
using Visavis.Web.Foundation.Mail;
using Visavis.Web.Notifications;
using Visavis.Web.Tests.Bookings;
using Visavis.Web.Tests.Hosting;
using Visavis.Web.Tests.Organisations;
using Visavis.Web.Vouchers;

namespace Visavis.Web.Tests.DataRights;

/// <summary>What ends with an account, and what is said of it before.</summary>
[Trait(Tiers.Trait, Tiers.Slow)]
public sealed class LeavingTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_lies_ahead_is_cancelled_for_whoever_stays_whichever_side_leaves()
    {
        await using var site = await BookingSite.StartAsync();
        var offer = await site.AddOfferAsync(o => o.ConfirmsAtOnce = true);
        var asked = await site.AddOfferAsync(o => o.Name = "Devis");
        var leaving = (await site.App.AddAccountAsync("Léa Loin", BookingSite.Mailed("lea"))).Id;
        var ofLeaving = await site.BookAsync(offer, BookingSite.At(26, 10), leaving);
        var ofClient = await site.BookAsync(offer, BookingSite.At(26, 12));
        var request = await site.BookAsync(asked, BookingSite.At(27, 12));
        Assert.Equal((BookingState.Accepted, BookingState.Requested), (ofClient.State, request.State));

        await EraseAsync(site, leaving);

        Assert.Equal(BookingState.Cancelled, (await site.ReadAsync(ofLeaving.Id)).State);
        Assert.Empty(await site.TimesAsync(ofLeaving.Id));
        Assert.Equal([site.Anne.Id], await ToldAsync(site, ofLeaving));
        Assert.Equal(BookingState.Accepted, (await site.ReadAsync(ofClient.Id)).State);

        await EraseAsync(site, site.Anne.Id);

        foreach (var booking in new[] { ofClient, request })
        {
            var after = await site.ReadAsync(booking.Id);
            Assert.Equal((BookingState.Cancelled, BookingSide.System), (after.State, after.CancelledBy));
            Assert.Empty(await site.TimesAsync(booking.Id));
            Assert.Equal([site.Client], await ToldAsync(site, booking));
        }

        Assert.Equal(0, await site.App.WithDataAsync(db => db.Set<BookedTime>().CountAsync(Cancellation)));
    }

    [Fact]
    public async Task The_page_says_what_ends_what_is_lost_and_what_stays()
    {
        await using var site = new SiteFixture();
        await site.InitializeAsync();
        var anne = await site.App.AddProfessionalAsync();
        var account = await site.App.AddAccountAsync("Paul Partant");
        await site.App.WithDataAsync(db =>
        {
            var start = DateTimeOffset.UtcNow.AddDays(3);
            var booking = BookingSite.Completed(anne.Id, account.Id, start);
            booking.State = BookingState.Accepted;
            var wallet = new VoucherWallet
            {
                Id = Guid.NewGuid(),
                OwnerId = account.Id,
                SchemeId = "titres",
                Reference = "1234567890",
            };
            var lot = new VoucherLotRow
            {
                Id = Guid.NewGuid(),
                WalletId = wallet.Id,
                Count = 4,
                PriceCents = 900,
                LastDay = new DateOnly(2027, 11, 1),
            };
            var entry = new VoucherEntry
            {
                Id = Guid.NewGuid(),
                WalletId = wallet.Id,
                Number = 1,
                Key = "k",
            };
            db.AddRange(booking, wallet, lot, entry);
            db.Add(
                new VoucherMoveRow
                {
                    EntryId = entry.Id,
                    LotId = lot.Id,
                    From = VoucherPlace.Issuer,
                    To = VoucherPlace.Available,
                    Count = 4,
                }
            );
            db.Add(
                new Mandate
                {
                    Id = Guid.NewGuid(),
                    AccountId = account.Id,
                    Name = "Zoé",
                    ValidUntil = new DateOnly(2027, 11, 1),
                }
            );
            return db.SaveChangesAsync(Cancellation);
        });
        using var person = site.NewPerson();
        await person.SignInAsDemoAsync(account.Id);

        var page = Plain(await person.GetAsync("/account/unsubscribe"));

        Assert.Contains("Votre rendez-vous à venir est annulé", await page, StringComparison.Ordinal);
        Assert.Contains("Il vous reste 4 titres, d’une valeur de 36", await page, StringComparison.Ordinal);
        Assert.Contains("Vos mandats prennent fin", await page, StringComparison.Ordinal);
        Assert.Contains("Les mouvements de vos titres", await page, StringComparison.Ordinal);
        Assert.Contains("jusqu’à 24 mois après", await page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_last_administrator_names_another_one_first()
    {
        await using var site = new SiteFixture();
        await site.InitializeAsync();
        var last = await site.App.AddAccountAsync("Ada Admin", a => a.IsAdministrator = true);
        using var person = site.NewPerson();
        await person.SignInAsDemoAsync(last.Id);

        var refused = await person.PostFormAsync("/account/unsubscribe?step=2", "/account/other", ("Confirmation", "Ada Admin"));

        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Contains("la dernière personne qui administre", await Plain(refused), StringComparison.Ordinal);
        Assert.Null((await site.App.ReadAccountAsync(last.Id)).ErasedAt);

        // Two who leave at once: one stays.
        var other = await site.App.AddAccountAsync("Béa Admin", a => a.IsAdministrator = true);
        var erasure = site.App.Services.GetRequiredService<AccountErasure>();
        var gone = await Task.WhenAll(
            new[] { last.Id, other.Id }.Select(id => Task.Run(() => erasure.EraseAsync(id, id, Cancellation), Cancellation))
        );
        Assert.Equal([false, true], gone.Order());
    }

    [Fact]
    public async Task The_address_on_file_learns_at_once_and_stops_it_while_everything_still_exists()
    {
        await using var site = await BookingSite.StartAsync(onPort: true);
        var id = site.Client;
        var email = (await site.App.ReadAccountAsync(id)).Email!;
        using var hijacker = new PersonClient(site.App.ClientOptions.BaseAddress);
        await hijacker.SignInAsDemoAsync(id);

        var left = await LeaveAsync(hijacker, "Paul Petit");
        Assert.Equal("/account/goodbye?later=true", left.Headers.Location?.OriginalString);
        Assert.Null((await site.App.ReadAccountAsync(id)).ErasedAt);
        Assert.Equal(0, await site.App.WithDataAsync(db => db.Sessions.CountAsync(s => s.AccountId == id, Cancellation)));
        var link = await LinkAsync();

        using var owner = new PersonClient(site.App.ClientOptions.BaseAddress);
        Assert.Equal(HttpStatusCode.NotFound, (await owner.GetAsync($"/account/leaving?key={new string('a', 64)}")).StatusCode);
        Assert.Contains("Jusque-là, vous pouvez le garder", await Plain(await owner.GetAsync(link)), StringComparison.Ordinal);
        var kept = await owner.PostFormAsync("/account/leaving", link, ("key", link.Split('=')[1]));
        Assert.Contains("Votre compte reste", await Plain(kept), StringComparison.Ordinal);
        await SweepAsync(TimeSpan.FromHours(25));
        Assert.Null((await site.App.ReadAccountAsync(id)).ErasedAt);

        // Asked again and not stopped: gone with the hours, and the link with it.
        await hijacker.SignInAsDemoAsync(id);
        await LeaveAsync(hijacker, "Paul Petit");
        await SweepAsync(TimeSpan.FromHours(23));
        Assert.Null((await site.App.ReadAccountAsync(id)).ErasedAt);
        await SweepAsync(TimeSpan.FromHours(1));
        Assert.NotNull((await site.App.ReadAccountAsync(id)).ErasedAt);
        Assert.Equal(0, await site.App.WithDataAsync(db => db.Set<Leaving>().CountAsync(Cancellation)));

        async Task<string> LinkAsync()
        {
            var mail = await site.App.WithDataAsync(db =>
                db.Mails.AsNoTracking().SingleAsync(m => m.Kind == LeavingDesk.MailKind && m.Recipient == email, Cancellation)
            );
            List<ReadableMail> sent = [];
            await Eventually.IsTrueAsync(() => Task.FromResult((sent = OrganisationsOnSite.MailsTo(site.App, mail.Recipient)).Count > 0));
            return new Uri(sent.SelectMany(m => m.Links).First(l => l.Contains("/account/leaving", StringComparison.Ordinal))).PathAndQuery;
        }

        async Task SweepAsync(TimeSpan later)
        {
            site.Clock.Advance(later);
            await site.App.Services.GetRequiredService<LeavingWorker>().SweepAsync(Cancellation);
        }
    }

    private static Task<HttpResponseMessage> LeaveAsync(PersonClient person, string name) =>
        person.PostFormAsync("/account/unsubscribe?step=2", "/account/unsubscribe?step=2", ("Confirmation", name));

    private static async Task<string> Plain(HttpResponseMessage answer) =>
        WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Cancellation)).Replace('\u00a0', ' ');

    private static async Task EraseAsync(BookingSite site, Guid id) =>
        Assert.True(await site.App.Services.GetRequiredService<AccountErasure>().EraseAsync(id, id, Cancellation));

    /// <summary>Who reads that it is cancelled; the lines of who left went with them.</summary>
    private static async Task<List<Guid?>> ToldAsync(BookingSite site, Booking booking)
    {
        var subject = BookingNotices.SubjectOf(booking.Id);
        return await site.App.WithDataAsync(db =>
            db.Set<Notice>()
                .Where(n => n.SubjectKey == subject && n.Title.StartsWith("Rendez-vous annulé"))
                .Select(n => n.AccountId)
                .ToListAsync(Cancellation)
        );
    }
}
