using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Professionals;
using Visavis.Web.Bookings;
using Visavis.Web.Notifications;
using Visavis.Web.Professionals;
using Visavis.Web.Tests.Bookings;
using Visavis.Web.Tests.Hosting;
using Visavis.Web.Vouchers;

namespace Visavis.Web.Tests.Vouchers;

/// <summary>The wallet through its page, without scripts.</summary>
public sealed class VoucherPageTests(SiteFixture site) : IClassFixture<SiteFixture>
{
    [Fact]
    public async Task A_member_orders_pays_an_appointment_contests_it_and_the_professional_gives_the_vouchers_back()
    {
        var anne = await site.App.AddProfessionalAsync();
        var paul = await site.App.AddAccountAsync("Paul Petit");
        var booking = await AddBookingAsync(anne.Id, paul.Id);
        using var client = site.NewPerson();
        await client.SignInAsDemoAsync(paul.Id);

        var refused = await client.PostFormAsync("/vouchers?handler=Order", "/vouchers", ("scheme", "wallonie"), ("count", "0"));
        Assert.Contains("il faut au moins un titre", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await client.PostFormAsync("/vouchers?handler=Order", "/vouchers", ("scheme", "wallonie"), ("count", "3"));
        var wallet = await site.App.WithDataAsync(db => db.Set<VoucherWallet>().SingleAsync(w => w.OwnerId == paul.Id));
        Assert.Contains(wallet.Reference, await TextAsync(client), StringComparison.Ordinal);
        await using (var scope = site.App.Services.CreateAsyncScope())
        {
            var orders = scope.ServiceProvider.GetRequiredService<VoucherOrders>();
            await orders.RecordPaymentAsync(wallet.Reference, 3000, $"T-{wallet.Reference}", CancellationToken.None);
        }

        // What is free is not offered, and takes none when it is asked for all the same.
        var free = await AddBookingAsync(anne.Id, paul.Id, priceCents: 0);
        Assert.DoesNotContain(free.Code, await TextAsync(client), StringComparison.Ordinal);
        await client.PostFormAsync("/vouchers?handler=Reserve", "/vouchers", ("wallet", $"{wallet.Id}"), ("booking", free.Code));
        Assert.Contains("3 disponibles, 0 réservé", await TextAsync(client), StringComparison.Ordinal);

        await client.PostFormAsync("/vouchers?handler=Reserve", "/vouchers", ("wallet", $"{wallet.Id}"), ("booking", booking.Code));
        Assert.Contains("2 disponibles, 1 réservé", await TextAsync(client), StringComparison.Ordinal);
        using (var stranger = site.NewPerson())
        {
            await stranger.SignInAsDemoAsync(anne.Id);
            var theirs = await stranger.PostFormAsync("/vouchers?handler=TakeBack", "/vouchers", ("booking", $"{booking.Id}"));
            Assert.Equal(HttpStatusCode.NotFound, theirs.StatusCode);
        }

        var back = await client.PostFormAsync("/vouchers?handler=TakeBack", "/vouchers", ("booking", $"{booking.Id}"));
        Assert.Equal(HttpStatusCode.Found, back.StatusCode);
        Assert.Contains("3 disponibles, 0 réservé", await TextAsync(client), StringComparison.Ordinal);
        // Who pressed knows it already.
        Assert.False(await site.App.WithDataAsync(db => db.Set<Notice>().AnyAsync(n => n.Title == "Vos titres vous sont rendus")));
        await client.PostFormAsync("/vouchers?handler=Reserve", "/vouchers", ("wallet", $"{wallet.Id}"), ("booking", booking.Code));
        await MoveAsync(DateTimeOffset.UtcNow.AddMinutes(-5));
        await client.PostFormAsync("/vouchers?handler=TakeBack", "/vouchers", ("booking", $"{booking.Id}"));
        Assert.Contains("2 disponibles, 1 réservé", await TextAsync(client), StringComparison.Ordinal);
        Assert.DoesNotContain("Ne plus payer avec mes titres", await TextAsync(client), StringComparison.Ordinal);

        await site.App.WithDataAsync(db =>
            db.Set<Booking>()
                .Where(b => b.Id == booking.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(b => b.State, BookingState.Completed))
        );
        await site.App.Services.GetRequiredService<VoucherClock>().TickAsync(CancellationToken.None);
        Assert.Contains("Sans réponse de votre part", await TextAsync(client), StringComparison.Ordinal);
        await client.PostFormAsync("/vouchers?handler=Contest", "/vouchers", ("booking", $"{booking.Id}"), ("reason", "Personne"));

        using var professional = site.NewPerson();
        await professional.SignInAsDemoAsync(anne.Id);
        Assert.Contains("Personne", await TextAsync(professional), StringComparison.Ordinal);
        var foreign = await professional.PostFormAsync("/vouchers?handler=Confirm", "/vouchers", ("booking", $"{booking.Id}"));
        Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);
        await professional.PostFormAsync("/vouchers?handler=GiveBack", "/vouchers", ("booking", $"{booking.Id}"));

        Assert.Contains("3 disponibles, 0 réservé, 0 retenu", await TextAsync(client), StringComparison.Ordinal);

        Task<int> MoveAsync(DateTimeOffset to) =>
            site.App.WithDataAsync(db =>
                db.Set<Booking>()
                    .Where(b => b.Id == booking.Id)
                    .ExecuteUpdateAsync(set => set.SetProperty(b => b.StartsAt, to).SetProperty(b => b.EndsAt, to.AddHours(1)))
            );
    }

    private static async Task<string> TextAsync(PersonClient person)
    {
        var page = await person.GetAsync("/vouchers");
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        return new HtmlParser().ParseDocument(await page.Content.ReadAsStringAsync()).Body!.Text();
    }

    private async Task<Booking> AddBookingAsync(Guid professional, Guid client, int priceCents = 3000)
    {
        var offer = new ServiceOffer
        {
            Id = Guid.NewGuid(),
            ProfessionalId = professional,
            Name = "Ménage",
            PriceCents = priceCents,
            DurationMinutes = 60,
            IsBookable = true,
        };
        var booking = BookingMaker.Make(
            Guid.NewGuid(),
            professional,
            offer,
            DateTimeOffset.UtcNow.AddDays(priceCents == 0 ? 3 : 2),
            60,
            "Europe/Paris",
            BookingSite.Request(client),
            DateTimeOffset.UtcNow
        );
        booking.State = BookingState.Accepted;
        await site.App.WithDataAsync(db =>
        {
            db.Add(offer);
            db.Add(booking);
            return db.SaveChangesAsync();
        });
        return booking;
    }
}
