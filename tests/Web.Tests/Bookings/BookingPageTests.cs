using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Professionals;
using Visavis.Web.Availability;
using Visavis.Web.Bookings;
using Visavis.Web.Professionals;
using Visavis.Web.Tests.Hosting;

namespace Visavis.Web.Tests.Bookings;

/// <summary>The whole way through the pages, without scripts.</summary>
public sealed class BookingPageTests(SiteFixture site) : IClassFixture<SiteFixture>
{
    [Fact]
    public async Task A_member_books_the_professional_accepts_on_the_dashboard_and_the_member_cancels()
    {
        var (anne, offer) = await AddAnneAsync();
        var paul = await site.App.AddAccountAsync("Paul Petit");
        using var client = site.NewPerson();
        await client.SignInAsDemoAsync(paul.Id);
        var choose = $"/book/{anne.ReferenceCode}?service={offer.Id}&day={DateTime.UtcNow.AddDays(3):yyyy-MM-dd}";

        var slot = (await ReadAsync(client, choose)).QuerySelector("button.slot")!.GetAttribute("value")!;
        var held = await client.PostFormAsync(choose, choose, ("start", slot));
        var form = held.Headers.Location!.ToString();
        var page = await ReadAsync(client, form);
        Assert.Contains("Réserver avec obligation de paiement", page.Body!.TextContent, StringComparison.Ordinal);
        var refused = await client.PostFormAsync(form, form);
        Assert.Contains("Sans cette demande", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var booked = await client.PostFormAsync(form, form, ("EarlyStart", "true"));
        var path = booked.Headers.Location!.ToString();
        Assert.StartsWith("/bookings/", path, StringComparison.Ordinal);
        Assert.Contains("Demande en attente", (await ReadAsync(client, path)).Body!.TextContent, StringComparison.Ordinal);

        using var professional = site.NewPerson();
        await professional.SignInAsDemoAsync(anne.Id);
        var board = await ReadAsync(professional, "/dashboard");
        Assert.Equal("1", board.QuerySelector("[data-count=waiting]")!.TextContent);
        Assert.Single(board.QuerySelectorAll("section[aria-labelledby=waiting-title] tbody tr"));
        var accepted = await professional.PostFormAsync($"{path}?handler=Accept", "/dashboard", ("returnTo", "/dashboard"));
        Assert.Equal("/dashboard", accepted.Headers.Location!.ToString());
        Assert.Equal("1", (await ReadAsync(professional, "/dashboard")).QuerySelector("[data-count=next]")!.TextContent);

        var file = await (await client.GetAsync($"{path}/calendar.ics")).Content.ReadAsStringAsync();
        Assert.Contains("STATUS:CONFIRMED", file, StringComparison.Ordinal);
        await client.PostFormAsync($"{path}?handler=Cancel", path);
        Assert.Contains("Annulé par le client", (await ReadAsync(client, path)).Body!.TextContent, StringComparison.Ordinal);
        var booking = await site.App.WithDataAsync(db => db.Set<Booking>().SingleAsync(b => b.ClientId == paul.Id));
        Assert.Equal((BookingState.Cancelled, BookingSide.Client), (booking.State, booking.CancelledBy));
    }

    [Fact]
    public async Task A_stranger_finds_no_page_of_somebody_elses_booking()
    {
        var (anne, offer) = await AddAnneAsync();
        var paul = await site.App.AddAccountAsync("Paul Petit");
        var stranger = await site.App.AddAccountAsync("Rose Roy");
        var booking = BookingMaker.Make(
            Guid.NewGuid(),
            anne.Id,
            offer,
            DateTimeOffset.UtcNow.AddDays(5),
            60,
            "Europe/Paris",
            BookingSite.Request(paul.Id),
            DateTimeOffset.UtcNow
        );
        await site.App.WithDataAsync(db =>
        {
            db.Add(booking);
            return db.SaveChangesAsync();
        });
        using var other = site.NewPerson();
        await other.SignInAsDemoAsync(stranger.Id);

        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync($"/bookings/{booking.Code}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync($"/bookings/{booking.Code}?key=x")).StatusCode);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (
                await other.PostFormAsync($"/bookings/{booking.Code}?handler=Cancel", $"/book/{anne.ReferenceCode}?service={offer.Id}")
            ).StatusCode
        );
    }

    [Fact]
    public async Task A_guest_waits_in_the_room_by_the_personal_link_takes_it_over_by_signing_in_and_is_let_into_the_call()
    {
        var (anne, offer) = await AddAnneAsync();
        var paul = await site.App.AddAccountAsync(
            "Paul Petit",
            account =>
            {
                account.Email = "paul@example.org";
                account.NormalizedEmail = account.Email.ToUpperInvariant();
                account.EmailConfirmed = true;
            }
        );
        var booking = BookingMaker.Make(
            Guid.NewGuid(),
            anne.Id,
            offer,
            DateTimeOffset.UtcNow.AddMinutes(4),
            60,
            "Europe/Paris",
            BookingSite.Request(client: null, "paul@example.org"),
            DateTimeOffset.UtcNow
        );
        booking.State = BookingState.Accepted;
        await site.App.WithDataAsync(db =>
        {
            db.Add(booking);
            return db.SaveChangesAsync();
        });
        var path = $"/bookings/{booking.Code}/room";
        var key = Uri.EscapeDataString(site.App.Services.GetRequiredService<BookingLinks>().Key(booking, BookingSide.Client));
        using var guest = site.NewPerson();
        var lobby = await ReadAsync(guest, $"{path}?key={key}");
        Assert.Contains("compte gratuit", lobby.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await guest.GetAsync(path)).StatusCode);

        await guest.SignInAsDemoAsync(paul.Id);
        var waiting = await guest.PostFormAsync($"{path}?handler=Enter&key={key}", $"{path}?key={key}");
        Assert.Contains("n’est pas encore là", await waiting.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var host = site.NewPerson();
        await host.SignInAsDemoAsync(anne.Id);
        await host.PostFormAsync($"{path}?handler=Enter", path);
        var admitted = await host.PostFormAsync($"{path}?handler=Admit", path);
        var call = new HtmlParser()
            .ParseDocument(await admitted.Content.ReadAsStringAsync())
            .QuerySelector("[data-room]")!
            .GetAttribute("data-call")!;

        Assert.Equal(call, (await ReadAsync(guest, path)).QuerySelector("[data-room]")!.GetAttribute("data-call"));
        Assert.Equal(HttpStatusCode.OK, (await guest.GetAsync($"/calls/{call}")).StatusCode);
    }

    private async Task<(Professional Anne, ServiceOffer Offer)> AddAnneAsync()
    {
        var anne = await site.App.AddProfessionalAsync();
        var offer = new ServiceOffer
        {
            Id = Guid.NewGuid(),
            ProfessionalId = anne.Id,
            Name = "Conseil",
            PriceCents = 6000,
            DurationMinutes = 60,
            IsBookable = true,
            LateFeePercent = 50,
        };
        await site.App.WithDataAsync(db =>
        {
            db.Add(offer);
            db.AddRange(
                Enumerable
                    .Range(1, 7)
                    .Select(day => new WorkingHours
                    {
                        ProfessionalId = anne.Id,
                        Weekday = day,
                        StartMinute = 480,
                        EndMinute = 1080,
                    })
            );
            return db.SaveChangesAsync();
        });
        return (anne, offer);
    }

    private static async Task<IDocument> ReadAsync(PersonClient person, string path) =>
        await new HtmlParser().ParseDocumentAsync(await (await person.GetAsync(path)).Content.ReadAsStringAsync());
}
