using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using Visavis.Signaling;
using Visavis.Signaling.Calls;
using Visavis.Signaling.Messages;
using Visavis.TestSupport;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Hosting;
using Visavis.TestSupport.Signaling;
using Visavis.Web.Bookings;
using Visavis.Web.Bookings.Rooms;
using Visavis.Web.Notifications;

namespace Visavis.Web.Tests.Bookings;

/// <summary>Who waits in a room is told to its host on every page, once for each arrival.</summary>
[Trait(Tiers.Trait, Tiers.Slow)]
public sealed class WaitingRoomTests
{
    [Fact]
    public async Task Who_waits_is_told_until_let_in_and_who_left_waits_no_more()
    {
        await using var site = await BookingSite.StartAsync();
        var booking = await OpenRoomAsync(site);
        Assert.Empty((await WaitingAsync(site)).Guests);

        await EnterAsync(site, booking);
        Assert.Equal(
            new WaitingGuest(booking.Code, "Paul Petit", $"/bookings/{booking.Code}/room"),
            Assert.Single((await WaitingAsync(site)).Guests)
        );
        Assert.Empty((await WaitingAsync(site, site.Client)).Guests);
        site.Clock.Advance(RoomDesk.HereFor + TimeSpan.FromSeconds(1));
        Assert.Empty((await WaitingAsync(site)).Guests);

        await EnterAsync(site, booking);
        Assert.Equal(
            RoomOutcome.Done,
            await site.InScopeAsync<RoomDesk, RoomOutcome>(room => room.AdmitAsync(booking, BookingSide.Professional, default))
        );
        Assert.Empty((await WaitingAsync(site)).Guests);
        Assert.All(await NoticesAsync(site, booking), notice => Assert.NotNull(notice.ReadAt));
    }

    [Fact]
    public async Task The_host_is_told_once_for_each_arrival_and_not_again_while_the_page_says_that_it_is_there()
    {
        await using var site = await BookingSite.StartAsync();
        var booking = await OpenRoomAsync(site);

        await EnterAsync(site, booking);
        site.Clock.Advance(TimeSpan.FromSeconds(5));
        await EnterAsync(site, booking);
        Assert.Single(await NoticesAsync(site, booking));

        site.Clock.Advance(TimeSpan.FromMinutes(2));
        await EnterAsync(site, booking);
        Assert.Equal(2, (await NoticesAsync(site, booking)).Count);

        await site.InScopeAsync<RoomDesk, RoomOutcome>(room => room.EnterAsync(booking, BookingSide.Professional, default));
        for (var i = 0; i < 5; i++)
        {
            site.Clock.Advance(TimeSpan.FromSeconds(30));
            await site.InScopeAsync<RoomDesk, RoomOutcome>(room => room.EnterAsync(booking, BookingSide.Professional, default));
        }

        await EnterAsync(site, booking);
        Assert.Equal(2, (await NoticesAsync(site, booking)).Count);
    }

    [Fact]
    public async Task During_a_call_with_somebody_else_the_host_reads_it_without_a_sound_and_in_the_call_of_the_two_nobody_waits()
    {
        await using var site = await BookingSite.StartAsync();
        var booking = await OpenRoomAsync(site);
        var other = await site.App.AddAccountAsync("Rose Roy");
        await EnterAsync(site, booking);
        Assert.False((await WaitingAsync(site)).IsInCall);

        await BeginCallAsync(site, other.Id);
        var waiting = await WaitingAsync(site);
        Assert.True(waiting.IsInCall);
        Assert.Single(waiting.Guests);

        await site.App.WithDataAsync(db => db.LiveCallParticipants.ExecuteDeleteAsync());
        await BeginCallAsync(site, site.Client);
        Assert.Empty((await WaitingAsync(site)).Guests);
    }

    [Fact]
    public async Task Every_page_of_the_host_leads_to_the_room_and_open_pages_hear_of_the_arrival()
    {
        await using var site = await BookingSite.StartAsync(onPort: true);
        var booking = await OpenRoomAsync(site);
        using var anne = new PersonClient(site.App.ClientOptions.BaseAddress);
        await anne.SignInAsDemoAsync(site.Anne.Id);
        await using var page = await HubPage.OpenAsync(
            site.App.ClientOptions.BaseAddress,
            options => options.SetRequestHeader("Cookie", string.Join("; ", anne.Cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")))
        );

        await EnterAsync(site, booking);
        InboxChange change;
        do
        {
            change = await page.NextAsync<InboxChange>(nameof(ISignalingClient.InboxChanged));
        } while (change.Kind != InboxChangeKind.Rooms);

        var room = $"/bookings/{booking.Code}/room";
        var notice = (await ReadAsync(anne, "/dashboard")).QuerySelector("#waiting-notice")!;
        Assert.False(notice.HasAttribute("hidden"));
        Assert.Equal(room, notice.QuerySelector("a")!.GetAttribute("href"));
        Assert.Contains("Paul Petit est dans la salle d’attente", notice.TextContent, StringComparison.Ordinal);
        Assert.True((await ReadAsync(anne, room)).QuerySelector("#waiting-notice")!.HasAttribute("hidden"));
        Assert.Contains(
            booking.Code,
            await (await anne.GetAsync("/bookings/waiting")).Content.ReadAsStringAsync(),
            StringComparison.Ordinal
        );
        using var paul = new PersonClient(site.App.ClientOptions.BaseAddress);
        await paul.SignInAsDemoAsync(site.Client);
        Assert.True((await ReadAsync(paul, "/dashboard")).QuerySelector("#waiting-notice")!.HasAttribute("hidden"));
    }

    [Fact]
    public async Task A_client_with_an_appointment_is_told_on_every_page_that_the_professional_is_in_the_room()
    {
        await using var site = await BookingSite.StartAsync(onPort: true);
        var booking = await OpenRoomAsync(site);
        using var paul = new PersonClient(site.App.ClientOptions.BaseAddress);
        await paul.SignInAsDemoAsync(site.Client);
        await using var page = await HubPage.OpenAsync(
            site.App.ClientOptions.BaseAddress,
            options => options.SetRequestHeader("Cookie", string.Join("; ", paul.Cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")))
        );

        await HostEntersAsync(site, booking);
        InboxChange change;
        do
        {
            change = await page.NextAsync<InboxChange>(nameof(ISignalingClient.InboxChanged));
        } while (change.Kind != InboxChangeKind.Rooms);

        var room = $"/bookings/{booking.Code}/room";
        var notice = (await ReadAsync(paul, "/dashboard")).QuerySelector("#waiting-notice")!;
        Assert.False(notice.HasAttribute("hidden"));
        Assert.Equal(room, notice.QuerySelector("a")!.GetAttribute("href"));
        Assert.Contains("vous attend dans la salle", notice.TextContent, StringComparison.Ordinal);
        Assert.True((await ReadAsync(paul, room)).QuerySelector("#waiting-notice")!.HasAttribute("hidden"));

        site.Clock.Advance(RoomDesk.HereFor + TimeSpan.FromSeconds(1));
        Assert.Empty((await WaitingAsync(site, site.Client)).Guests);
    }

    [Fact]
    public async Task Who_came_by_the_personal_link_is_led_back_by_it_and_in_the_call_of_the_two_nobody_waits()
    {
        await using var site = await BookingSite.StartAsync();
        var booking = await OpenRoomAsync(site);
        var rose = await site.App.AddAccountAsync("Rose Roy");
        await site.App.WithDataAsync(db =>
            db.Set<Booking>().Where(b => b.Id == booking.Id).ExecuteUpdateAsync(set => set.SetProperty(b => b.ClientId, (Guid?)null))
        );
        booking.ClientId = null;
        await site.InScopeAsync<RoomGuests, bool>(async guests =>
        {
            await guests.EnterAsync(booking, rose.Id, default);
            return true;
        });
        await HostEntersAsync(site, booking);

        var host = Assert.Single((await WaitingAsync(site, rose.Id)).Guests);
        Assert.True(host.IsHost);
        Assert.True(host.IsAt($"/bookings/{booking.Code}/room"));
        Assert.Contains("/room?key=", host.Path, StringComparison.Ordinal);
        Assert.Empty((await WaitingAsync(site, site.Client)).Guests);

        await BeginCallAsync(site, rose.Id);
        Assert.Empty((await WaitingAsync(site, rose.Id)).Guests);
    }

    [Fact]
    public async Task A_client_whose_pages_are_all_closed_hears_of_the_professional_once_for_the_appointment_by_bell_and_mail()
    {
        await using var site = await BookingSite.StartAsync();
        var booking = await OpenRoomAsync(site);

        await HostEntersAsync(site, booking);
        var first = Assert.Single(await NoticesAsync(site, booking));
        Assert.Equal((site.Client, "booking-host", $"/bookings/{booking.Code}/room"), (first.AccountId, first.Kind, first.Path));
        Assert.Contains("vous attend dans la salle", first.Title, StringComparison.Ordinal);
        Assert.Equal(
            site.Client,
            Assert.Single(await site.App.WithDataAsync(db => db.Mails.Where(m => m.SubjectKey == first.SubjectKey).ToListAsync())).AccountId
        );

        site.Clock.Advance(TimeSpan.FromMinutes(2));
        await HostEntersAsync(site, booking);
        var again = Assert.Single(await NoticesAsync(site, booking));
        Assert.Equal(first.DeliveredAt + TimeSpan.FromMinutes(2), again.DeliveredAt);

        await EnterAsync(site, booking);
        Assert.NotNull((await NoticesAsync(site, booking)).Single(n => n.AccountId == site.Client).ReadAt);
        site.Clock.Advance(TimeSpan.FromMinutes(2));
        await HostEntersAsync(site, booking);
        Assert.Single(await NoticesAsync(site, booking), notice => notice.AccountId == site.Client);
    }

    [Fact]
    public async Task A_client_who_sits_in_the_room_is_not_told_what_they_see()
    {
        await using var site = await BookingSite.StartAsync();
        var booking = await OpenRoomAsync(site);
        await EnterAsync(site, booking);

        await HostEntersAsync(site, booking);

        Assert.Equal(site.Anne.Id, Assert.Single(await NoticesAsync(site, booking)).AccountId);
    }

    [Fact]
    public async Task An_appointment_that_is_moved_after_the_professional_was_there_is_told_of_at_its_new_time()
    {
        await using var site = await BookingSite.StartAsync();
        var booking = await OpenRoomAsync(site);
        await HostEntersAsync(site, booking);
        booking.StartsAt += TimeSpan.FromHours(3);
        booking.EndsAt += TimeSpan.FromHours(3);
        site.Clock.Advance(TimeSpan.FromHours(3));

        await HostEntersAsync(site, booking);

        Assert.Equal(2, (await NoticesAsync(site, booking)).Count);
    }

    [Fact]
    public async Task A_guest_without_an_account_hears_of_the_professional_by_mail()
    {
        await using var site = await BookingSite.StartAsync();
        var booking = await OpenRoomAsync(site);
        booking.ClientId = null;
        booking.ClientEmail = "rose@example.org";

        await HostEntersAsync(site, booking);

        var notice = Assert.Single(await NoticesAsync(site, booking));
        Assert.Equal((null, "rose@example.org"), (notice.AccountId, notice.GuestEmail));
        var mail = await site.App.WithDataAsync(db => db.Mails.SingleAsync(m => m.SubjectKey == notice.SubjectKey));
        Assert.Equal("rose@example.org", mail.Recipient);
    }

    [Fact]
    public async Task Who_came_in_by_the_personal_link_with_an_account_is_told_by_its_bell()
    {
        await using var site = await BookingSite.StartAsync();
        var booking = await OpenRoomAsync(site);
        var rose = await site.App.AddAccountAsync("Rose Roy");
        booking.ClientId = null;
        await site.InScopeAsync<RoomGuests, bool>(async guests =>
        {
            await guests.EnterAsync(booking, rose.Id, default);
            return true;
        });

        await HostEntersAsync(site, booking);

        var notice = Assert.Single(await NoticesAsync(site, booking));
        Assert.Equal(rose.Id, notice.AccountId);
        Assert.StartsWith($"/bookings/{booking.Code}/room?key=", notice.Path, StringComparison.Ordinal);
    }

    private static Task<RoomOutcome> HostEntersAsync(BookingSite site, Booking booking) =>
        site.InScopeAsync<RoomDesk, RoomOutcome>(room => room.EnterAsync(booking, BookingSide.Professional, default));

    private static async Task<AngleSharp.Dom.IDocument> ReadAsync(PersonClient person, string path) =>
        await new HtmlParser().ParseDocumentAsync(await (await person.GetAsync(path)).Content.ReadAsStringAsync());

    private static async Task<Booking> OpenRoomAsync(BookingSite site)
    {
        var booking = await site.BookAsync(await site.AddOfferAsync(o => o.ConfirmsAtOnce = true), BookingSite.At(25, 10));
        site.Clock.Advance(booking.StartsAt - site.Clock.GetUtcNow() - TimeSpan.FromMinutes(5));
        return booking;
    }

    private static Task<RoomOutcome> EnterAsync(BookingSite site, Booking booking) =>
        site.InScopeAsync<RoomDesk, RoomOutcome>(room => room.EnterAsync(booking, BookingSide.Client, default));

    private static Task<WaitingView> WaitingAsync(BookingSite site, Guid? host = null) =>
        site.InScopeAsync<WaitingGuests, WaitingView>(guests => guests.OfAsync(host ?? site.Anne.Id, default));

    private static Task<List<Notice>> NoticesAsync(BookingSite site, Booking booking) =>
        site.App.WithDataAsync(db => db.Set<Notice>().AsNoTracking().Where(n => n.SubjectKey == $"room:{booking.Id:N}").ToListAsync());

    private static Task<bool> BeginCallAsync(BookingSite site, Guid caller) =>
        site.InScopeAsync<ICallStore, bool>(calls =>
            calls.TryAddAsync(
                new CallSession
                {
                    Id = Guid.NewGuid().ToString("N"),
                    CallerId = caller,
                    CalleeId = site.Anne.Id,
                    RequestId = Guid.NewGuid().ToString("N"),
                    State = CallState.Connecting,
                    StartedAt = site.Clock.GetUtcNow(),
                    RingExpiresAt = site.Clock.GetUtcNow(),
                    AcceptedAt = site.Clock.GetUtcNow(),
                }
            )
        );
}
