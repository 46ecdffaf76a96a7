using Microsoft.EntityFrameworkCore;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Databases;
using Visavis.TestSupport.Professionals;
using Visavis.Web.Bookings;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Notifications;
using Visavis.Web.Professionals;

namespace Visavis.Web.Tests.Bookings;

/// <summary>What becomes of a slot, from the hold to the end, on the services themselves.</summary>
public sealed class BookingDeskTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    public static TheoryData<DatabaseProvider> Providers => TestDatabase.Providers;

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_request_is_accepted_once_and_its_time_is_taken(DatabaseProvider provider)
    {
        await using var site = await BookingSite.StartAsync(provider);
        var offer = await site.AddOfferAsync(o => (o.BufferBeforeMinutes, o.BufferAfterMinutes) = (10, 20));
        var booking = await site.BookAsync(offer, BookingSite.At(26, 10));
        Assert.Equal((BookingState.Requested, 6000), (booking.State, booking.PriceCents));
        Assert.Equal(site.Clock.GetUtcNow().AddHours(48), booking.AnswerBy);
        Assert.Equal(DeskOutcome.NotAllowed, await site.DeskAsync(d => d.AcceptAsync(booking.Id, BookingSide.Client, None)));

        Assert.Equal(DeskOutcome.Done, await site.DeskAsync(d => d.AcceptAsync(booking.Id, BookingSide.Professional, None)));
        Assert.Equal(DeskOutcome.NotAllowed, await site.DeskAsync(d => d.AcceptAsync(booking.Id, BookingSide.Professional, None)));

        var time = Assert.Single(await site.TimesAsync(booking.Id));
        Assert.Equal(
            (BookedTimeKind.Booking, booking.StartsAt.AddMinutes(-10), booking.EndsAt.AddMinutes(20)),
            (time.Kind, time.StartsAt, time.EndsAt)
        );
        Assert.Equal(BookingState.Accepted, (await site.ReadAsync(booking.Id)).State);
        var reminders = await site.App.WithDataAsync(db =>
            db.Set<Notice>().Where(n => n.Kind == BookingKinds.Reminder && n.DroppedAt == null).Select(n => n.DueAt).ToListAsync()
        );
        Assert.Equal(4, reminders.Count);
        Assert.Contains(booking.StartsAt.AddHours(-1), reminders);
    }

    [Fact]
    public async Task A_form_sent_twice_makes_one_booking()
    {
        await using var site = await BookingSite.StartAsync();
        var offer = await site.AddOfferAsync(o => o.ConfirmsAtOnce = true);
        var hold = (await site.HoldAsync(offer, BookingSite.At(26, 10), client: site.Client)).Hold!;

        var made = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => site.MakeAsync(hold.Id, site.Client))));

        Assert.All(made, result => Assert.Equal(hold.Id, result.Booking?.Id));
        Assert.Equal(BookingState.Accepted, (await site.ReadAsync(hold.Id)).State);
    }

    [Fact]
    public async Task A_hold_ends_after_ten_minutes_and_its_time_is_free_again()
    {
        await using var site = await BookingSite.StartAsync();
        var offer = await site.AddOfferAsync();
        var hold = (await site.HoldAsync(offer, BookingSite.At(26, 10))).Hold!;
        Assert.Equal(HoldOutcome.Taken, (await site.HoldAsync(offer, BookingSite.At(26, 10))).Outcome);

        site.Clock.Advance(TimeSpan.FromMinutes(10));

        Assert.Equal(MakeOutcome.HoldEnded, (await site.MakeAsync(hold.Id, site.Client)).Outcome);
        Assert.Equal(HoldOutcome.Held, (await site.HoldAsync(offer, BookingSite.At(26, 10))).Outcome);
    }

    [Fact]
    public async Task Requests_that_do_not_block_wait_side_by_side_and_accepting_one_closes_the_other()
    {
        await using var site = await BookingSite.StartAsync();
        var offer = await site.AddOfferAsync(o => o.RequestsBlock = false);
        var other = (await site.App.AddAccountAsync("Rose Roy", BookingSite.Mailed("rose"))).Id;
        var first = await site.BookAsync(offer, BookingSite.At(26, 10));
        var second = await site.BookAsync(offer, BookingSite.At(26, 10), other);

        Assert.Equal(DeskOutcome.Done, await site.DeskAsync(d => d.AcceptAsync(second.Id, BookingSide.Professional, None)));

        Assert.Equal(BookingState.Declined, (await site.ReadAsync(first.Id)).State);
        Assert.Empty(await site.TimesAsync(first.Id));
        Assert.Contains(await site.MailsAsync(first.Id), mail => mail.AccountId == site.Client);
    }

    [Theory]
    [InlineData(49, BookingSide.Client, 0)]
    [InlineData(47, BookingSide.Client, 3000)]
    [InlineData(47, BookingSide.Professional, 0)]
    public async Task Cancelling_costs_what_the_booking_froze_and_never_when_the_professional_cancels(
        int hoursBefore,
        BookingSide by,
        int fee
    )
    {
        await using var site = await BookingSite.StartAsync();
        var offer = await site.AddOfferAsync(o => o.ConfirmsAtOnce = true);
        var booking = await site.BookAsync(offer, BookingSite.At(27, 10));
        await site.App.WithDataAsync(db => db.ServiceOffers.ExecuteUpdateAsync(row => row.SetProperty(o => o.LateFeePercent, 100)));
        site.Clock.Advance(booking.StartsAt.AddHours(-hoursBefore) - site.Clock.GetUtcNow());

        Assert.Equal(DeskOutcome.Done, await site.DeskAsync(d => d.CancelAsync(booking.Id, by, "Empêché", None)));

        var after = await site.ReadAsync(booking.Id);
        Assert.Equal((BookingState.Cancelled, by, fee), (after.State, after.CancelledBy, after.LateFeeCents));
        Assert.Empty(await site.TimesAsync(booking.Id));
        Assert.DoesNotContain(
            await site.App.WithDataAsync(db => db.Set<Notice>().Where(n => n.Kind == BookingKinds.Reminder).ToListAsync()),
            notice => notice.DroppedAt == null && notice.DeliveredAt == null
        );
    }

    [Fact]
    public async Task A_waiver_is_asked_decided_and_its_motive_erased()
    {
        await using var site = await BookingSite.StartAsync();
        var booking = await site.BookAsync(await site.AddOfferAsync(o => o.ConfirmsAtOnce = true), BookingSite.At(24, 10));
        await site.DeskAsync(d => d.CancelAsync(booking.Id, BookingSide.Client, null, None));
        Assert.Equal(DeskOutcome.Done, await site.DeskAsync(d => d.AskWaiverAsync(booking.Id, BookingSide.Client, "Hospitalisé", None)));
        Assert.Equal(DeskOutcome.NotAllowed, await site.DeskAsync(d => d.DecideWaiverAsync(booking.Id, BookingSide.Client, true, None)));

        Assert.Equal(DeskOutcome.Done, await site.DeskAsync(d => d.DecideWaiverAsync(booking.Id, BookingSide.Professional, true, None)));

        var after = await site.ReadAsync(booking.Id);
        Assert.Equal((LateFeeState.Waived, 0, null), (after.LateFee, after.LateFeeCents, after.Reason));
    }

    [Fact]
    public async Task A_refused_or_unanswered_move_leaves_the_old_time_and_an_accepted_one_takes_the_new()
    {
        await using var site = await BookingSite.StartAsync();
        var booking = await site.BookAsync(await site.AddOfferAsync(o => o.ConfirmsAtOnce = true), BookingSite.At(27, 10));
        Task<DeskOutcome> Move(Func<BookingMoves, Task<DeskOutcome>> act) => site.InScopeAsync(act);
        Task<DeskOutcome> Propose(int hour) =>
            Move(m => m.ProposeAsync(booking.Id, BookingSide.Professional, BookingSite.At(27, hour), None));

        Assert.Equal(DeskOutcome.Done, await Propose(14));
        Assert.Equal(DeskOutcome.NotAllowed, await Move(m => m.AcceptAsync(booking.Id, BookingSide.Professional, None)));
        Assert.Equal(DeskOutcome.Done, await Move(m => m.RefuseAsync(booking.Id, BookingSide.Client, None)));
        Assert.Equal(booking.StartsAt, (await site.ReadAsync(booking.Id)).StartsAt);

        Assert.Equal(DeskOutcome.Done, await Propose(15));
        site.Clock.Advance(TimeSpan.FromHours(48));
        await site.TickAsync();
        Assert.Null((await site.ReadAsync(booking.Id)).ProposedStart);
        Assert.Equal(booking.StartsAt, Assert.Single(await site.TimesAsync(booking.Id)).StartsAt);

        Assert.Equal(DeskOutcome.Done, await Propose(16));
        Assert.Equal(DeskOutcome.Done, await Move(m => m.AcceptAsync(booking.Id, BookingSide.Client, None)));
        var moved = await site.ReadAsync(booking.Id);
        Assert.Equal((BookingSite.At(27, 16).ToDateTimeOffset(), booking.Sequence + 1), (moved.StartsAt, moved.Sequence));
        Assert.Equal(moved.StartsAt, Assert.Single(await site.TimesAsync(booking.Id)).StartsAt);
    }

    [Fact]
    public async Task A_client_moves_at_once_while_it_is_free_and_a_taken_time_refuses()
    {
        await using var site = await BookingSite.StartAsync();
        var offer = await site.AddOfferAsync(o => o.ConfirmsAtOnce = true);
        var booking = await site.BookAsync(offer, BookingSite.At(27, 10));
        await site.BookAsync(offer, BookingSite.At(27, 14));
        Task<DeskOutcome> Move(int hour, int minute) =>
            site.InScopeAsync<BookingMoves, DeskOutcome>(m =>
                m.ProposeAsync(booking.Id, BookingSide.Client, BookingSite.At(27, hour, minute), None)
            );

        Assert.Equal(DeskOutcome.Taken, await Move(14, 30));
        Assert.Equal(booking.StartsAt, (await site.ReadAsync(booking.Id)).StartsAt);
        // Half an hour later overlaps the appointment itself, which is what moves.
        Assert.Equal(DeskOutcome.Done, await Move(10, 30));
        Assert.Equal(BookingSite.At(27, 10, 30).ToDateTimeOffset(), (await site.ReadAsync(booking.Id)).StartsAt);
    }

    [Fact]
    public async Task A_request_nobody_answers_expires_and_frees_its_time()
    {
        await using var site = await BookingSite.StartAsync();
        var booking = await site.BookAsync(await site.AddOfferAsync(), BookingSite.At(27, 10));
        site.Clock.Advance(TimeSpan.FromHours(48));

        await site.TickAsync();

        Assert.Equal(BookingState.Expired, (await site.ReadAsync(booking.Id)).State);
        Assert.Empty(await site.TimesAsync(booking.Id));
        Assert.Equal(DeskOutcome.NotAllowed, await site.DeskAsync(d => d.AcceptAsync(booking.Id, BookingSide.Professional, None)));
    }

    [Fact]
    public async Task A_guest_confirms_the_address_first_and_a_revoked_link_leads_nowhere()
    {
        await using var site = await BookingSite.StartAsync();
        var offer = await site.AddOfferAsync(o => o.ConfirmsAtOnce = true);
        var hold = (await site.HoldAsync(offer, BookingSite.At(26, 10))).Hold!;
        var booking = (await site.MakeAsync(hold.Id, client: null, "guest@example.org")).Booking!;
        Assert.Equal(BookingState.Unconfirmed, booking.State);
        Assert.Equal("guest@example.org", Assert.Single(await site.MailsAsync(booking.Id)).Recipient);
        Assert.Equal(HoldOutcome.Taken, (await site.HoldAsync(offer, BookingSite.At(26, 10))).Outcome);

        Assert.True(await site.InScopeAsync<BookingMaker, bool>(m => m.ConfirmAddressAsync(booking, None)));

        var confirmed = await site.ReadAsync(booking.Id);
        Assert.Equal(BookingState.Accepted, confirmed.State);
        Assert.False(await site.InScopeAsync<BookingMaker, bool>(m => m.ConfirmAddressAsync(booking, None)));
        var links = (BookingLinks)site.App.Services.GetService(typeof(BookingLinks))!;
        var key = links.Key(confirmed, BookingSide.Client);
        Assert.Equal(BookingSide.Client, links.Read(confirmed, key));
        confirmed.LinkVersion++;
        Assert.Null(links.Read(confirmed, key));
    }

    [Fact]
    public async Task An_hourly_price_is_times_the_duration_and_a_quotation_is_always_a_request()
    {
        await using var site = await BookingSite.StartAsync();
        var hourly = await site.AddOfferAsync(o => (o.PriceUnit, o.DurationMinutes, o.ConfirmsAtOnce) = (PriceUnit.Hour, 90, true));
        var quoted = await site.AddOfferAsync(o => (o.PriceCents, o.ConfirmsAtOnce) = (null, true));

        Assert.Equal(9000, (await site.BookAsync(hourly, BookingSite.At(26, 10))).PriceCents);
        var request = await site.BookAsync(quoted, BookingSite.At(26, 14));
        Assert.Equal((BookingState.Requested, null), (request.State, request.PriceCents));
    }
}
