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

    [Fact]
    public async Task What_is_wrong_with_an_order_or_a_refund_stands_beside_its_field_and_stays_typed()
    {
        var paul = await site.App.AddAccountAsync("Paul Petit");
        using var client = site.NewPerson();
        await client.SignInAsDemoAsync(paul.Id);

        var many = await OrderAsync(("count", "beaucoup"), ("amount", ""));
        AssertRefused(many, "count", "beaucoup", "il faut au moins un titre");
        Assert.True(many.QuerySelector("#scheme option[value=wallonie]")!.HasAttribute("selected"));
        AssertRefused(await OrderAsync(("count", ""), ("amount", "-5")), "amount", "-5", "il faut au moins un titre");
        AssertRefused(await OrderAsync(("count", "3"), ("amount", "30")), "amount", "30", "pas les deux");

        await OrderAsync(("count", "1"));
        Assert.Contains("Commande de 1 titre\u00a0:", await TextAsync(client), StringComparison.Ordinal);
        var wallet = await site.App.WithDataAsync(db => db.Set<VoucherWallet>().SingleAsync(w => w.OwnerId == paul.Id));
        await using (var scope = site.App.Services.CreateAsyncScope())
        {
            var orders = scope.ServiceProvider.GetRequiredService<VoucherOrders>();
            await orders.RecordPaymentAsync(wallet.Reference, 1000, $"T-{wallet.Reference}", CancellationToken.None);
        }

        var lot = await site.App.WithDataAsync(db => db.Set<VoucherLotRow>().SingleAsync(l => l.WalletId == wallet.Id));
        var refund = await SendAsync("Refund", ("lot", $"{lot.Id}"), ("count", "12"), ("key", $"{Guid.NewGuid()}"));
        AssertRefused(refund, $"refund-{lot.Id:N}", "12", "il faut au moins un titre");
        Assert.True(refund.QuerySelector($"details:has(#refund-{lot.Id:N})")!.HasAttribute("open"));

        Task<IDocument> OrderAsync(params (string, string)[] fields) => SendAsync("Order", [("scheme", "wallonie"), .. fields]);

        async Task<IDocument> SendAsync(string handler, params (string, string)[] fields)
        {
            var answer = await client.PostFormAsync($"/vouchers?handler={handler}", "/vouchers", fields);
            return new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
        }

        static void AssertRefused(IDocument page, string field, string typed, string sentence)
        {
            var input = page.QuerySelector($"#{field}")!;
            Assert.Equal((typed, "true"), (input.GetAttribute("value"), input.GetAttribute("aria-invalid")));
            Assert.Contains(sentence, page.QuerySelector($"#{field}-error")!.TextContent, StringComparison.Ordinal);
        }
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
