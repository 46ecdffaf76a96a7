using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Professionals;
using Visavis.Web.Availability;
using Visavis.Web.Bookings;
using Visavis.Web.Bookings.Rooms;
using Visavis.Web.Calls;
using Visavis.Web.Help.Legal;
using Visavis.Web.Organisations;
using Visavis.Web.Professionals;
using Visavis.Web.Tests.Hosting;
using Visavis.Web.Tests.Organisations;

namespace Visavis.Web.Tests.Bookings;

/// <summary>The whole way through the pages, without scripts.</summary>
public sealed class BookingPageTests(SiteFixture site) : IClassFixture<SiteFixture>
{
    [Fact]
    public async Task A_member_books_the_professional_accepts_on_the_dashboard_and_the_member_cancels()
    {
        var (anne, offer) = await site.App.AddBookableAsync(o => (o.PriceCents, o.LateFeePercent) = (6000, 50));
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
        var booked = await client.PostFormAsync(
            form,
            form,
            ("EarlyStart", "true"),
            ("Contact.AddressLine", "3 rue des Lilas"),
            ("Contact.PostalCode", "69003"),
            ("Contact.City", "Lyon"),
            ("Contact.Country", "FR")
        );
        var path = booked.Headers.Location!.ToString();
        Assert.StartsWith("/bookings/", path, StringComparison.Ordinal);
        Assert.Contains("Demande en attente", (await ReadAsync(client, path)).Body!.TextContent, StringComparison.Ordinal);

        using var professional = site.NewPerson();
        await professional.SignInAsDemoAsync(anne.Id);
        var board = await ReadAsync(professional, "/dashboard");
        Assert.Equal("1", board.QuerySelector("[data-count=waiting]")!.TextContent);
        Assert.Single(board.QuerySelectorAll("section[aria-labelledby=waiting-title] tbody tr"));
        var sheet = board.QuerySelector("td a[href$='/sheet']")!.GetAttribute("href")!;
        Assert.Equal(HttpStatusCode.OK, (await professional.GetAsync(sheet)).StatusCode);
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
        var (anne, offer) = await site.App.AddBookableAsync(o => (o.PriceCents, o.LateFeePercent) = (6000, 50));
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
    public async Task The_room_of_a_cancelled_appointment_leads_to_the_page_that_says_so()
    {
        var (booking, path, key) = await AddGuestsBookingAsync("late@example.org");
        await site.App.WithDataAsync(db =>
            db.Set<Booking>()
                .Where(b => b.Id == booking.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(b => b.State, BookingState.Cancelled))
        );
        using var guest = site.NewPerson();

        var answer = await guest.GetAsync($"{path}?key={key}");

        Assert.StartsWith($"/bookings/{booking.Code}?key=", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await guest.GetAsync(answer.Headers.Location!.ToString())).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await guest.GetAsync(path)).StatusCode);
    }

    [Fact]
    public async Task A_guest_without_an_account_talks_in_the_room_by_the_personal_link_alone()
    {
        var (booking, path, key) = await AddGuestsBookingAsync("guest@example.org");
        using var guest = site.NewPerson();
        Assert.Equal(HttpStatusCode.NotFound, (await guest.GetAsync(path)).StatusCode);
        var unagreed = await guest.PostFormAsync($"{path}?handler=Enter&key={key}", $"{path}?key={key}");
        Assert.Contains("Cochez la case", await unagreed.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        var entered = await guest.PostFormAsync($"{path}?handler=Enter&key={key}", $"{path}?key={key}", ("agree", "true"));
        Assert.StartsWith(path, entered.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Contains("n’est pas encore là", (await ReadAsync(guest, $"{path}?key={key}")).Body!.TextContent, StringComparison.Ordinal);
        var call = await AdmitAsync(booking, path);
        using var phone = site.NewPerson();
        await phone.PostFormAsync($"{path}?handler=Enter&key={key}", $"{path}?key={key}", ("agree", "true"));

        Assert.Equal(call, (await ReadAsync(guest, $"{path}?key={key}")).QuerySelector("[data-room]")!.GetAttribute("data-call"));
        Assert.Equal(HttpStatusCode.OK, (await guest.GetAsync($"/calls/{call}")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await phone.GetAsync($"/calls/{call}")).StatusCode);
        var after = await site.App.WithDataAsync(db => db.Set<Booking>().SingleAsync(b => b.Id == booking.Id));
        Assert.Null(after.ClientId);
        var visitor = await site.App.WithDataAsync(db => db.Set<RoomGuest>().SingleAsync(g => g.BookingId == booking.Id));
        var agreed = await site.App.WithDataAsync(db => db.Set<TermsAcceptance>().SingleAsync(t => t.AccountId == visitor.AccountId));
        Assert.NotEmpty(agreed.Hash);
        await site.App.WithDataAsync(db =>
            db.Set<Booking>()
                .Where(b => b.Id == booking.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(b => b.EndsAt, DateTimeOffset.UtcNow.AddHours(-25)))
        );
        await site.App.Services.GetRequiredService<BookingClock>().TickAsync(CancellationToken.None);
        Assert.NotNull(
            await site.App.WithDataAsync(db => db.Users.Where(a => a.Id == visitor.AccountId).Select(a => a.ErasedAt).SingleAsync())
        );
        Assert.Equal(
            "Paul Petit",
            await site.App.WithDataAsync(db => db.Set<Booking>().Where(b => b.Id == booking.Id).Select(b => b.ClientName).SingleAsync())
        );
    }

    [Fact]
    public async Task A_guest_who_signs_in_with_the_address_of_the_booking_takes_it_over_and_is_let_into_the_call()
    {
        var paul = await site.App.AddAccountAsync("Paul Petit", BookingSite.Mailed("paul"));
        var (booking, path, key) = await AddGuestsBookingAsync(paul.Email!);
        using var guest = site.NewPerson();
        await guest.SignInAsDemoAsync(paul.Id);

        await guest.PostFormAsync($"{path}?handler=Enter&key={key}", $"{path}?key={key}");
        var call = await AdmitAsync(booking, path);

        Assert.Equal(call, (await ReadAsync(guest, path)).QuerySelector("[data-room]")!.GetAttribute("data-call"));
        Assert.Equal(HttpStatusCode.OK, (await guest.GetAsync($"/calls/{call}")).StatusCode);
    }

    [Fact]
    public async Task A_proposal_in_a_call_keeps_its_time_and_becomes_a_booking_when_the_other_side_accepts()
    {
        var (anne, offer) = await site.App.AddBookableAsync(o => (o.PriceCents, o.LateFeePercent) = (6000, 50));
        var paul = await site.App.AddAccountAsync("Paul Petit");
        var call = new CallRecord
        {
            Id = Guid.NewGuid().ToString("N"),
            CallerId = paul.Id,
            CalleeId = anne.Id,
            RequestId = Guid.NewGuid().ToString("N"),
            State = "connected",
            StartedAt = DateTimeOffset.UtcNow,
            AcceptedAt = DateTimeOffset.UtcNow,
        };
        await site.App.WithDataAsync(db =>
        {
            db.Add(call);
            return db.SaveChangesAsync();
        });
        var path = $"/calls/{call.Id}/offers";
        using var host = site.NewPerson();
        await host.SignInAsDemoAsync(anne.Id);
        using var client = site.NewPerson();
        await client.SignInAsDemoAsync(paul.Id);
        using var stranger = site.NewPerson();
        await stranger.SignInAsDemoAsync((await site.App.AddAccountAsync("Rose Roy")).Id);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(path)).StatusCode);
        (string, string)[] wish =
        [
            ("service", $"{offer.Id}"),
            ("date", $"{DateTime.UtcNow.AddDays(4):yyyy-MM-dd}"),
            ("clock", "20:30"),
            ("minutes", "45"),
            ("price", "42,50"),
        ];

        await host.PostFormAsync($"{path}?handler=Propose", path, wish);
        var second = await host.PostFormAsync($"{path}?handler=Propose", path, wish);
        Assert.Contains("déjà pris", await second.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var seen = await ReadAsync(client, path);
        Assert.Contains("42,50", seen.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Réserver avec obligation de paiement", seen.Body.TextContent, StringComparison.Ordinal);
        var id = seen.QuerySelector("[data-offer]")!.GetAttribute("data-offer")!;
        var unaddressed = await client.PostFormAsync($"{path}?handler=Accept", path, ("offer", id));
        Assert.DoesNotContain("C’est réservé", await unaddressed.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        (string, string)[] address =
        [
            ("offer", id),
            ("Contact.AddressLine", "3 rue des Lilas"),
            ("Contact.PostalCode", "69003"),
            ("Contact.City", "Lyon"),
            ("Contact.Country", "FR"),
        ];
        await client.PostFormAsync($"{path}?handler=Accept", path, address);
        var again = await client.PostFormAsync($"{path}?handler=Accept", path, address);

        Assert.Contains("C’est réservé", await again.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var booking = await site.App.WithDataAsync(db => db.Set<Booking>().SingleAsync(b => b.ClientId == paul.Id));
        Assert.Equal((BookingState.Accepted, 4250, 45), (booking.State, booking.PriceCents, booking.DurationMinutes));
        var time = await site.App.WithDataAsync(db => db.Set<BookedTime>().SingleAsync(t => t.ProfessionalId == anne.Id));
        Assert.Equal((BookedTimeKind.Booking, booking.Id), (time.Kind, time.OwnerId));
    }

    private async Task<(Booking Booking, string Path, string Key)> AddGuestsBookingAsync(string email)
    {
        var (anne, offer) = await site.App.AddBookableAsync(o => (o.PriceCents, o.LateFeePercent) = (6000, 50));
        var booking = BookingMaker.Make(
            Guid.NewGuid(),
            anne.Id,
            offer,
            DateTimeOffset.UtcNow.AddMinutes(4),
            60,
            "Europe/Paris",
            BookingSite.Request(client: null, email),
            DateTimeOffset.UtcNow
        );
        booking.State = BookingState.Accepted;
        await site.App.WithDataAsync(db =>
        {
            db.Add(booking);
            return db.SaveChangesAsync();
        });
        var key = Uri.EscapeDataString(site.App.Services.GetRequiredService<BookingLinks>().Key(booking, BookingSide.Client));
        return (booking, $"/bookings/{booking.Code}/room", key);
    }

    private async Task<string> AdmitAsync(Booking booking, string path)
    {
        using var host = site.NewPerson();
        await host.SignInAsDemoAsync(booking.ProfessionalId);
        await host.PostFormAsync($"{path}?handler=Enter", path);
        var admitted = await host.PostFormAsync($"{path}?handler=Admit", path);
        return new HtmlParser()
            .ParseDocument(await admitted.Content.ReadAsStringAsync())
            .QuerySelector("[data-room]")!
            .GetAttribute("data-call")!;
    }

    [Fact]
    public async Task A_slot_pressed_in_an_agenda_waits_behind_one_button_and_a_taken_one_is_said_to_be_gone()
    {
        var (anne, offer) = await site.App.AddBookableAsync();
        var choose = $"/book/{anne.ReferenceCode}?service={offer.Id}&day={DateTime.UtcNow.AddDays(3):yyyy-MM-dd}";
        using var visitor = site.NewPerson();
        var slot = (await ReadAsync(visitor, choose)).QuerySelector("button.slot")!.GetAttribute("value")!;
        var chosen = $"{choose}&start={Uri.EscapeDataString(slot)}";

        var page = await ReadAsync(visitor, chosen);
        Assert.Equal(slot, page.QuerySelector("form.notice button[name=start]")!.GetAttribute("value"));
        Assert.Contains("Vous avez choisi", page.QuerySelector("form.notice")!.TextContent, StringComparison.Ordinal);
        Assert.Null((await ReadAsync(visitor, $"{choose}&start=demain")).QuerySelector("form.notice"));

        using var other = site.NewPerson();
        await other.PostFormAsync(choose, choose, ("start", slot));
        var late = await ReadAsync(visitor, chosen);
        Assert.Null(late.QuerySelector("form.notice"));
        Assert.Contains("Le créneau choisi n’est plus libre", late.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_dashboard_leads_a_planner_to_the_appointments_of_the_organisation_and_nobody_else()
    {
        var organisation = (await site.App.AddOrganisationAsync()).Id;
        var planner = await site.App.AddMemberAsync(organisation, "Pauline", MemberRole.Planner);
        var colleague = await site.App.AddMemberAsync(organisation, "Bilal");

        Assert.Equal((true, true), await LinksAsync(planner.AccountId));
        Assert.Equal((true, false), await LinksAsync(colleague.AccountId));
        Assert.Equal((false, false), await LinksAsync((await site.App.AddAccountAsync("Paul Petit")).Id));

        async Task<(bool Enters, bool Plans)> LinksAsync(Guid account)
        {
            using var person = site.NewPerson();
            await person.SignInAsDemoAsync(account);
            var board = await ReadAsync(person, "/dashboard");
            return (
                board.QuerySelector("a[href='/dashboard/enter']") is not null,
                board.QuerySelector("a[href='/dashboard/planned']") is not null
            );
        }
    }

    private static async Task<IDocument> ReadAsync(PersonClient person, string path) =>
        await new HtmlParser().ParseDocumentAsync(await (await person.GetAsync(path)).Content.ReadAsStringAsync());
}
