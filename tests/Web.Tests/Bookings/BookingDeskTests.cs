using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Visavis.TestSupport;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Databases;
using Visavis.TestSupport.Mail;
using Visavis.TestSupport.Professionals;
using Visavis.Web.Availability;
using Visavis.Web.Blocking;
using Visavis.Web.Bookings;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Notifications;
using Visavis.Web.Professionals;

namespace Visavis.Web.Tests.Bookings;

/// <summary>What becomes of a slot, from the hold to the end, on the services themselves.</summary>
[Trait(Tiers.Trait, Tiers.Slow)]
public sealed class BookingDeskTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    public static TheoryData<DatabaseProvider> Providers => TestDatabase.Both;

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
    public async Task Whoever_is_blocked_takes_no_appointment()
    {
        await using var site = await BookingSite.StartAsync();
        var offer = await site.AddOfferAsync();
        var hold = (await site.HoldAsync(offer, BookingSite.At(26, 10), client: site.Client)).Hold!;
        await site.App.WithDataAsync(async db =>
        {
            await Blocks.SetAsync(db, site.Anne.Id, site.Client, isBlocked: true, site.Clock.GetUtcNow(), None);
            return true;
        });

        Assert.Equal(MakeOutcome.Taken, (await site.MakeAsync(hold.Id, site.Client)).Outcome);
        Assert.Equal(HoldOutcome.NotAccepted, (await site.HoldAsync(offer, BookingSite.At(26, 14), client: site.Client)).Outcome);
        Assert.Equal(HoldOutcome.Held, (await site.HoldAsync(offer, BookingSite.At(26, 14))).Outcome);
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
    public async Task A_kept_slot_outlives_its_notice_and_is_looked_at_again_all_the_same()
    {
        await using var site = await BookingSite.StartAsync();
        var offer = await site.AddOfferAsync(o => o.ConfirmsAtOnce = true);
        var first = (await site.HoldAsync(offer, BookingSite.At(23, 12), client: site.Client)).Hold!;
        site.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(MakeOutcome.Made, (await site.MakeAsync(first.Id, site.Client)).Outcome);

        site.Clock.Advance(TimeSpan.FromMinutes(55));
        var second = (await site.HoldAsync(offer, BookingSite.At(23, 13), client: site.Client)).Hold!;
        site.Clock.Advance(TimeSpan.FromMinutes(5));
        await site.AddDayOffAsync(new DateOnly(2026, 11, 23));

        Assert.Equal(MakeOutcome.Taken, (await site.MakeAsync(second.Id, site.Client)).Outcome);
    }

    /// <summary>At eight the day begins: the first free slots are the very ones that go.</summary>
    [Theory]
    [InlineData(10)]
    [InlineData(8)]
    public async Task Requests_that_do_not_block_wait_side_by_side_and_accepting_one_closes_the_other(int hour)
    {
        await using var sink = SmtpSink.Start();
        await using var site = await BookingSite.StartAsync(settings: sink.Settings);
        var offer = await site.AddOfferAsync(o => o.RequestsBlock = false);
        var other = (await site.App.AddAccountAsync("Rose Roy", BookingSite.Mailed("rose"))).Id;
        var first = await site.BookAsync(offer, BookingSite.At(26, hour));
        // On its way, or the next one would take its place.
        await sink.MailToAsync(first.ClientEmail ?? await EmailAsync(site));
        var second = await site.BookAsync(offer, BookingSite.At(26, hour), other);

        Assert.Equal(DeskOutcome.Done, await site.DeskAsync(d => d.AcceptAsync(second.Id, BookingSide.Professional, None)));

        Assert.Equal(BookingState.Declined, (await site.ReadAsync(first.Id)).State);
        Assert.Empty(await site.TimesAsync(first.Id));
        var told = await sink.MailToAsync(first.ClientEmail ?? await EmailAsync(site), count: 2);
        Assert.Equal("Ce créneau n’est plus libre", told.Subject);
        // Three other times, and then the one that is lost.
        Assert.Equal(4, told.Text.Split('\n').Count(line => line.StartsWith("jeudi 26 novembre", StringComparison.Ordinal)));
    }

    /// <summary>A proposal that is accepted, like a booking at once, asks nobody about the requests that wait for the same hour.</summary>
    [Fact]
    public async Task Whatever_takes_a_time_closes_the_requests_for_it_save_those_that_were_proposed_another()
    {
        await using var sink = SmtpSink.Start();
        await using var site = await BookingSite.StartAsync(settings: sink.Settings);
        var offer = await site.AddOfferAsync(o => o.RequestsBlock = false);
        var rose = (await site.App.AddAccountAsync("Rose Roy", BookingSite.Mailed("rose"))).Id;
        var lost = await site.BookAsync(offer, BookingSite.At(26, 10));
        var proposed = await site.BookAsync(offer, BookingSite.At(26, 10), rose);
        var moved = await site.BookAsync(offer, BookingSite.At(26, 14), rose);
        Task<DeskOutcome> Move(Func<BookingMoves, Task<DeskOutcome>> act) => site.InScopeAsync(act);
        await Move(m => m.ProposeAsync(proposed.Id, BookingSide.Professional, BookingSite.At(26, 16), None));
        await Move(m => m.ProposeAsync(moved.Id, BookingSide.Professional, BookingSite.At(26, 10), None));
        Assert.Equal(DeskOutcome.Done, await Move(m => m.AcceptAsync(moved.Id, BookingSide.Client, None)));

        await site.TickAsync();

        Assert.Equal(BookingState.Declined, (await site.ReadAsync(lost.Id)).State);
        Assert.Equal(BookingState.Requested, (await site.ReadAsync(proposed.Id)).State);
        Assert.Equal(BookingState.Accepted, (await site.ReadAsync(moved.Id)).State);
        var told = await sink.MailToAsync(await EmailAsync(site), count: 2);
        Assert.Equal("Ce créneau n’est plus libre", told.Subject);
        Assert.Equal(4, told.Text.Split('\n').Count(line => line.StartsWith("jeudi 26 novembre", StringComparison.Ordinal)));
    }

    private static Task<string> EmailAsync(BookingSite site) =>
        site.App.WithDataAsync(db => db.Users.Where(a => a.Id == site.Client).Select(a => a.Email!).SingleAsync());

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

        Assert.Equal(DeskOutcome.Done, await ConfirmAsync(site, booking));

        var confirmed = await site.ReadAsync(booking.Id);
        Assert.Equal(BookingState.Accepted, confirmed.State);
        Assert.Equal(DeskOutcome.NotAllowed, await ConfirmAsync(site, booking));
        var links = (BookingLinks)site.App.Services.GetService(typeof(BookingLinks))!;
        var key = links.Key(confirmed, BookingSide.Client);
        Assert.Equal(BookingSide.Client, links.Read(confirmed, key));
        confirmed.LinkVersion++;
        Assert.Null(links.Read(confirmed, key));
    }

    [Fact]
    public async Task A_guest_who_confirms_after_the_calendar_turned_busy_has_no_appointment()
    {
        await using var site = await BookingSite.StartAsync();
        var offer = await site.AddOfferAsync(o => o.ConfirmsAtOnce = true);
        var hold = (await site.HoldAsync(offer, BookingSite.At(26, 10))).Hold!;
        var booking = (await site.MakeAsync(hold.Id, client: null, "guest@example.org")).Booking!;
        await site.App.WithDataAsync(db => db.WorkingHours.Where(h => h.Weekday == 4).ExecuteDeleteAsync());

        Assert.Equal(DeskOutcome.Taken, await ConfirmAsync(site, booking));

        Assert.Equal(BookingState.Expired, (await site.ReadAsync(booking.Id)).State);
        Assert.Empty(await site.TimesAsync(booking.Id));
    }

    private static Task<DeskOutcome> ConfirmAsync(BookingSite site, Booking booking) =>
        site.InScopeAsync<BookingMaker, DeskOutcome>(maker => maker.ConfirmAddressAsync(booking, None));

    [Fact]
    public async Task Terms_whose_deadline_is_past_say_that_cancelling_costs_now()
    {
        await using var site = await BookingSite.StartAsync();
        string Terms(int hoursAhead) =>
            site
                .App.Services.CreateScope()
                .ServiceProvider.GetRequiredService<BookingWords>()
                .Terms(48, 50, 6000, site.Clock.GetUtcNow().AddHours(hoursAhead), "Europe/Paris", "Europe/Paris");

        Assert.StartsWith("Annulation sans frais jusqu’au", Terms(49), StringComparison.Ordinal);
        Assert.StartsWith("L’annulation sans frais était possible jusqu’au", Terms(47), StringComparison.Ordinal);
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
