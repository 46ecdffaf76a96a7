using Microsoft.EntityFrameworkCore;
using Visavis.TestSupport;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Databases;
using Visavis.Web.Bookings;
using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Tests.Bookings;

/// <summary>So many appointments of a service a day and no more, whoever asks at the same moment.</summary>
[Trait(Tiers.Trait, Tiers.Slow)]
public sealed class DayLimitTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    public static TheoryData<DatabaseProvider> Providers => TestDatabase.Both;

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Of_many_who_press_different_hours_of_a_day_at_once_on_two_nodes_as_many_win_as_the_day_may_have(
        DatabaseProvider provider
    )
    {
        await using var site = await BookingSite.StartAsync(provider);
        await using var second = site.StartSecondNode();
        var offer = await site.AddOfferAsync(o => o.DailyLimit = 2);

        var results = await Task.WhenAll(
            Enumerable
                .Range(0, 20)
                .Select(i => Task.Run(() => site.HoldAsync(offer, BookingSite.At(26, 8 + (i % 10)), node: i % 2 == 0 ? site.App : second)))
        );

        Assert.Equal(2, results.Count(result => result.Outcome == HoldOutcome.Held));
        // Who lost an hour while the day still had room may have been told of others of that day.
        var late = await site.HoldAsync(offer, BookingSite.At(26, 17));
        Assert.Equal(HoldOutcome.Taken, late.Outcome);
        Assert.NotEmpty(late.Alternatives);
        Assert.All(late.Alternatives, slot => Assert.True(slot.Start >= BookingSite.At(27, 0)));
        Assert.Equal(HoldOutcome.Held, (await site.HoldAsync(offer, BookingSite.At(27, 10))).Outcome);
    }

    [Fact]
    public async Task Waiting_requests_and_guests_who_are_still_to_confirm_count_and_what_ended_does_not()
    {
        await using var site = await BookingSite.StartAsync();
        var offer = await site.AddOfferAsync(o => (o.DailyLimit, o.RequestsBlock) = (2, false));
        var request = await site.BookAsync(offer, BookingSite.At(26, 10));
        var hold = (await site.HoldAsync(offer, BookingSite.At(26, 12))).Hold!;
        var guest = (await site.MakeAsync(hold.Id, client: null, "guest@example.org")).Booking!;

        Assert.Equal(HoldOutcome.Taken, (await site.HoldAsync(offer, BookingSite.At(26, 16))).Outcome);
        // The guest's own place is theirs to confirm.
        Assert.Equal(DeskOutcome.Done, await site.InScopeAsync<BookingMaker, DeskOutcome>(maker => maker.ConfirmAddressAsync(guest, None)));
        await site.DeskAsync(d => d.DeclineAsync(request.Id, BookingSide.Professional, "Pas ce jour-là", None));
        var third = (await site.HoldAsync(offer, BookingSite.At(26, 16))).Hold!;
        Assert.Equal(HoldOutcome.Taken, (await site.HoldAsync(offer, BookingSite.At(26, 14))).Outcome);
        // A hold that nobody used gives its place back.
        site.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(MakeOutcome.HoldEnded, (await site.MakeAsync(third.Id, site.Client)).Outcome);
        Assert.Equal(HoldOutcome.Held, (await site.HoldAsync(offer, BookingSite.At(26, 14))).Outcome);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Of_several_who_move_to_one_day_at_once_no_more_than_its_limit_come_to_it(DatabaseProvider provider)
    {
        await using var site = await BookingSite.StartAsync(provider);
        await using var second = site.StartSecondNode();
        var offer = await site.AddOfferAsync(o => (o.DailyLimit, o.ConfirmsAtOnce) = (4, true));
        var bookings = new List<Booking>();
        foreach (var hour in new[] { 9, 11, 13, 15 })
        {
            bookings.Add(await site.BookAsync(offer, BookingSite.At(27, hour)));
        }

        await site.App.WithDataAsync(db => db.ServiceOffers.ExecuteUpdateAsync(set => set.SetProperty(o => o.DailyLimit, 1)));
        var outcomes = await Task.WhenAll(
            bookings.Select(
                (booking, place) =>
                    Task.Run(() =>
                        site.InScopeAsync<BookingMoves, DeskOutcome>(
                            moves => moves.ProposeAsync(booking.Id, BookingSide.Client, BookingSite.At(26, 9 + (2 * place)), None),
                            place % 2 == 0 ? site.App : second
                        )
                    )
            )
        );

        Assert.Equal(1, outcomes.Count(outcome => outcome == DeskOutcome.Done));
        Assert.All(outcomes, outcome => Assert.True(outcome is DeskOutcome.Done or DeskOutcome.Taken, $"{outcome}"));
        Assert.Equal(
            1,
            await site.App.WithDataAsync(db => db.Set<Booking>().CountAsync(b => b.StartsAt < BookingSite.At(27, 0).ToDateTimeOffset()))
        );
        // Within its own day an appointment is no other one.
        var moved = bookings[outcomes.ToList().IndexOf(DeskOutcome.Done)];
        Assert.Equal(
            DeskOutcome.Done,
            await site.InScopeAsync<BookingMoves, DeskOutcome>(moves =>
                moves.ProposeAsync(moved.Id, BookingSide.Client, BookingSite.At(26, 17), None)
            )
        );
    }

    [Fact]
    public async Task A_guest_who_does_not_confirm_gives_the_place_back()
    {
        await using var site = await BookingSite.StartAsync();
        var offer = await site.AddOfferAsync(o => o.DailyLimit = 1);
        var hold = (await site.HoldAsync(offer, BookingSite.At(26, 12))).Hold!;
        await site.MakeAsync(hold.Id, client: null, "guest@example.org");
        Assert.Equal(HoldOutcome.Taken, (await site.HoldAsync(offer, BookingSite.At(26, 16))).Outcome);

        site.Clock.Advance(TimeSpan.FromMinutes(30));

        Assert.Equal(HoldOutcome.Held, (await site.HoldAsync(offer, BookingSite.At(26, 16))).Outcome);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Two_overlapping_requests_accepted_at_once_on_two_nodes_are_one_appointment(DatabaseProvider provider)
    {
        await using var site = await BookingSite.StartAsync(provider);
        await using var second = site.StartSecondNode();
        var offer = await site.AddOfferAsync(o => o.RequestsBlock = false);
        var (one, other) = (
            await site.BookAsync(offer, BookingSite.At(26, 10)),
            await site.BookAsync(offer, BookingSite.At(26, 10, 30), await RoseAsync(site))
        );
        var third = await site.BookAsync(offer, BookingSite.At(26, 9, 30), await RoseAsync(site));

        var outcomes = await Task.WhenAll(
            new[] { (one, site.App), (other, second), (third, site.App), (one, second) }.Select(press =>
                Task.Run(() =>
                    site.InScopeAsync<BookingDesk, DeskOutcome>(
                        desk => desk.AcceptAsync(press.Item1.Id, BookingSide.Professional, None),
                        press.Item2
                    )
                )
            )
        );

        Booking[] after = [await site.ReadAsync(one.Id), await site.ReadAsync(other.Id), await site.ReadAsync(third.Id)];
        // Of the three the two outer ones only touch: one or two of them stand, and never two that overlap.
        var accepted = after.Where(b => b.State == BookingState.Accepted).OrderBy(b => b.StartsAt).ToList();
        Assert.NotEmpty(accepted);
        Assert.All(accepted.Zip(accepted.Skip(1)), pair => Assert.True(pair.First.EndsAt <= pair.Second.StartsAt));
        Assert.Equal(accepted.Count, outcomes.Count(outcome => outcome == DeskOutcome.Done));
        Assert.All(after.Where(b => b.State != BookingState.Accepted), b => Assert.Equal(BookingState.Declined, b.State));
    }

    private static async Task<Guid> RoseAsync(BookingSite site) =>
        (await site.App.AddAccountAsync("Rose Roy", BookingSite.Mailed("rose"))).Id;
}
