using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using Visavis.TestSupport;
using Visavis.TestSupport.Accounts;
using Visavis.Web.Bookings;
using Visavis.Web.Bookings.CallOffers;
using Visavis.Web.Calls;

namespace Visavis.Web.Tests.Bookings;

/// <summary>A call that goes on as a message and then as a request stays one affair, read from each of its steps.</summary>
[Trait(Tiers.Trait, Tiers.Slow)]
public sealed class CallSequelTests
{
    [Fact]
    public async Task A_missed_call_leads_to_the_message_and_the_appointment_that_followed_it_and_they_lead_back()
    {
        await using var site = await BookingSite.StartAsync(onPort: true);
        var call = await AddCallAsync(site);
        using var paul = new PersonClient(site.App.ClientOptions.BaseAddress);
        await paul.SignInAsDemoAsync(site.Client);
        var form = $"/messages/with/{site.Anne.Id:D}?call={call}";
        Assert.Equal(call, (await ReadAsync(paul, form)).QuerySelector("input[name='call']")?.GetAttribute("value"));
        await paul.PostFormAsync(
            $"/messages/with/{site.Anne.Id:D}?handler=Send",
            form,
            ("messageId", Guid.NewGuid().ToString("N")),
            ("text", "Rappelez-moi"),
            ("call", call)
        );
        site.Clock.Advance(TimeSpan.FromMinutes(20));
        await site.AddOfferAsync(o => o.PriceCents = 0);
        var end = await ReadAsync(paul, $"/calls/{call}");
        var booking = await BookAsync(site, paul, end.QuerySelector("#ended-book")!.GetAttribute("href")!);
        Assert.Equal(call, booking.CallId);

        using var anne = new PersonClient(site.App.ClientOptions.BaseAddress);
        await anne.SignInAsDemoAsync(site.Anne.Id);
        foreach (var person in new[] { paul, anne })
        {
            var page = await ReadAsync(person, $"/calls/{call}");
            var steps = page.QuerySelectorAll("#since-call a").Select(a => a.GetAttribute("href")!).ToList();
            Assert.Equal(2, steps.Count);
            Assert.StartsWith("/messages/", steps[0], StringComparison.Ordinal);
            Assert.Equal(BookingLinks.Path(booking), steps[1]);
            Assert.NotNull((await ReadAsync(person, steps[0])).QuerySelector($"#thread a[href='/calls/{call}']"));
            Assert.NotNull((await ReadAsync(person, steps[1])).QuerySelector($".booking-list a[href='/calls/{call}']"));
        }

        var stranger = (await site.App.AddAccountAsync("Lise Roy")).Id;
        Assert.Empty(await StepsAsync(site, call, stranger));
    }

    [Fact]
    public async Task Whoever_missed_a_call_of_somebody_outside_the_directory_can_write_and_for_a_day_call_back_from_its_page()
    {
        await using var site = await BookingSite.StartAsync(onPort: true);
        var call = await AddCallAsync(site);
        using var anne = new PersonClient(site.App.ClientOptions.BaseAddress);
        await anne.SignInAsDemoAsync(site.Anne.Id);

        var page = await ReadAsync(anne, $"/calls/{call}");
        Assert.Equal($"/calls/new/{call}", page.QuerySelector("#ended-again")?.GetAttribute("href"));
        Assert.Equal($"/messages/with/{site.Client:D}", page.QuerySelector("#ended-message")?.GetAttribute("href"));
        Assert.Equal(System.Net.HttpStatusCode.OK, (await anne.GetAsync($"/messages/with/{site.Client:D}")).StatusCode);

        site.Clock.Advance(TimeSpan.FromHours(25));
        Assert.Null((await ReadAsync(anne, $"/calls/{call}")).QuerySelector("#ended-again"));
    }

    [Fact]
    public async Task An_appointment_that_did_not_come_from_the_page_of_a_call_or_came_days_later_is_not_tied_to_it()
    {
        await using var site = await BookingSite.StartAsync(onPort: true);
        var offer = await site.AddOfferAsync(o => o.PriceCents = 0);
        var call = await AddCallAsync(site);
        var beside = await site.BookAsync(offer, BookingSite.At(28, 9));
        site.Clock.Advance(TimeSpan.FromHours(24) + TimeSpan.FromSeconds(1));
        using var paul = new PersonClient(site.App.ClientOptions.BaseAddress);
        await paul.SignInAsDemoAsync(site.Client);
        var after = await BookAsync(site, paul, $"{BookOf(site)}?call={call}");

        Assert.Empty(await StepsAsync(site, call, site.Client));
        foreach (var booking in new[] { beside, after })
        {
            Assert.Null(booking.CallId);
            Assert.Null(await site.InScopeAsync<CallSequel, CallRecord?>(sequel => sequel.BeforeAsync(booking, default)));
        }
    }

    [Fact]
    public async Task The_call_of_two_others_and_what_is_no_call_tie_nothing()
    {
        await using var site = await BookingSite.StartAsync(onPort: true);
        await site.AddOfferAsync(o => o.PriceCents = 0);
        var others = await AddCallAsync(site, (await site.App.AddAccountAsync("Lise Roy")).Id);
        using var paul = new PersonClient(site.App.ClientOptions.BaseAddress);
        await paul.SignInAsDemoAsync(site.Client);

        foreach (var named in new[] { others, Guid.NewGuid().ToString("N"), new string('x', 400) })
        {
            Assert.Null((await BookAsync(site, paul, $"{BookOf(site)}?call={named}")).CallId);
        }
    }

    [Fact]
    public async Task What_is_proposed_and_accepted_in_a_call_is_tied_to_it()
    {
        await using var site = await BookingSite.StartAsync();
        var offer = await site.AddOfferAsync(o => o.PriceCents = 0);
        var call = await AddCallAsync(site);
        var wish = new CallOfferWish(offer.Id, BookingSite.At(27, 10).ToDateTimeOffset(), null, 0);
        Assert.Equal(
            DeskOutcome.Done,
            await site.InScopeAsync<CallOfferDesk, DeskOutcome>(desk => desk.ProposeAsync(call, site.Anne.Id, site.Client, wish, default))
        );
        var proposed = Assert.Single(
            await site.InScopeAsync<CallOfferDesk, IReadOnlyList<CallOffer>>(desk => desk.ListAsync(call, default))
        );

        await site.InScopeAsync<CallOfferDesk, (DeskOutcome, Booking?)>(desk => desk.AcceptAsync(proposed.Id, site.Client, default));

        Assert.Equal(call, (await site.ReadAsync(proposed.Id)).CallId);
        Assert.Single(await StepsAsync(site, call, site.Anne.Id));
    }

    private static string BookOf(BookingSite site) => $"/book/{site.Anne.ReferenceCode}";

    /// <summary>From the choice of a slot to the booking, as a browser goes.</summary>
    private static async Task<Booking> BookAsync(BookingSite site, PersonClient person, string path)
    {
        var choice = await ReadAsync(person, path);
        var form = choice.QuerySelector("form:has(button.slot)")!.GetAttribute("action")!;
        var slot = choice.QuerySelector("button.slot:not([disabled])")!.GetAttribute("value")!;
        var hold = (await person.PostFormAsync(form, path, ("start", slot))).Headers.Location!.ToString();
        var made = (await person.PostFormAsync(hold, hold)).Headers.Location!.ToString();
        var code = made.Split('/')[^1];
        return await site.App.WithDataAsync(db => db.Set<Booking>().AsNoTracking().SingleAsync(b => b.Code == code));
    }

    private static async Task<string> AddCallAsync(BookingSite site, Guid? caller = null)
    {
        var call = new CallRecord
        {
            Id = Guid.NewGuid().ToString("N"),
            CallerId = caller ?? site.Client,
            CalleeId = site.Anne.Id,
            RequestId = "r",
            State = "Ended",
            EndReason = "Missed",
            StartedAt = site.Clock.GetUtcNow(),
            RingExpiresAt = site.Clock.GetUtcNow(),
            EndedAt = site.Clock.GetUtcNow(),
        };
        await site.App.WithDataAsync(db =>
        {
            db.Add(call);
            return db.SaveChangesAsync();
        });
        return call.Id;
    }

    private static Task<IReadOnlyList<CallStep>> StepsAsync(BookingSite site, string call, Guid reader) =>
        site.InScopeAsync<CallSequel, IReadOnlyList<CallStep>>(sequel => sequel.OfAsync(call, reader, default));

    private static async Task<AngleSharp.Dom.IDocument> ReadAsync(PersonClient person, string path) =>
        await new HtmlParser().ParseDocumentAsync(await (await person.GetAsync(path.Split('#')[0])).Content.ReadAsStringAsync());
}
