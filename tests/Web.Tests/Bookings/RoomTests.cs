using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Visavis.TestSupport;
using Visavis.TestSupport.Accounts;
using Visavis.Web.Bookings;
using Visavis.Web.Contacts;
using Visavis.Web.Trust.Decisions;

namespace Visavis.Web.Tests.Bookings;

/// <summary>What follows from a booking elsewhere: its room, who may write and read, what a suspension ends, the waiting list.</summary>
[Trait(Tiers.Trait, Tiers.Slow)]
public sealed class RoomTests
{
    [Fact]
    public async Task In_the_room_the_host_admits_into_one_call_and_the_attendance_tells_who_was_late()
    {
        await using var site = await BookingSite.StartAsync();
        var offer = await site.AddOfferAsync(o => o.ConfirmsAtOnce = true);
        var booking = await site.BookAsync(offer, BookingSite.At(25, 10));
        site.Clock.Advance(booking.StartsAt - site.Clock.GetUtcNow() - TimeSpan.FromMinutes(11));
        Assert.Equal(RoomOutcome.NotAllowed, await RoomAsync(site, room => room.EnterAsync(booking, BookingSide.Client, default)));
        site.Clock.Advance(TimeSpan.FromMinutes(2));

        Assert.Equal(RoomOutcome.Done, await RoomAsync(site, room => room.EnterAsync(booking, BookingSide.Client, default)));
        Assert.Equal(RoomOutcome.NotAllowed, await RoomAsync(site, room => room.AdmitAsync(booking, BookingSide.Client, default)));
        site.Clock.Advance(TimeSpan.FromMinutes(16));
        Assert.Equal(RoomOutcome.NotAllowed, await RoomAsync(site, room => room.AdmitAsync(booking, BookingSide.Professional, default)));
        Assert.Equal(RoomOutcome.Done, await RoomAsync(site, room => room.EnterAsync(booking, BookingSide.Client, default)));
        Assert.Equal(RoomOutcome.Done, await RoomAsync(site, room => room.AdmitAsync(booking, BookingSide.Professional, default)));
        Assert.Equal(RoomOutcome.Done, await RoomAsync(site, room => room.AdmitAsync(booking, BookingSide.Professional, default)));

        var call = await site.App.WithDataAsync(db => db.Calls.SingleAsync());
        await site.App.WithDataAsync(db =>
            db.Calls.ExecuteUpdateAsync(set => set.SetProperty(c => c.ConnectedAt, c => (DateTimeOffset?)c.StartedAt))
        );
        Assert.Equal((site.Client, site.Anne.Id), (call.CallerId, call.CalleeId));
        var view = await site.InScopeAsync<RoomDesk, RoomView>(room => room.ReadAsync(booking, BookingSide.Client, default));
        Assert.Equal(call.Id, view.CallId);
        site.Clock.Advance(TimeSpan.FromHours(1));
        await site.TickAsync();
        var ended = await site.ReadAsync(booking.Id);
        Assert.Equal((Attendance.Present, Attendance.Late), (ended.ClientAttendance, ended.ProfessionalAttendance));
    }

    [Theory]
    [InlineData(false, Attendance.Unknown)]
    [InlineData(true, Attendance.Late)]
    public async Task A_call_that_never_carried_anything_blames_nobody(bool connected, Attendance late)
    {
        await using var site = await BookingSite.StartAsync();
        var booking = await site.BookAsync(await site.AddOfferAsync(o => o.ConfirmsAtOnce = true), BookingSite.At(25, 10));
        site.Clock.Advance(booking.StartsAt - site.Clock.GetUtcNow() + TimeSpan.FromMinutes(16));
        await RoomAsync(site, room => room.EnterAsync(booking, BookingSide.Client, default));
        await RoomAsync(site, room => room.AdmitAsync(booking, BookingSide.Professional, default));
        await site.App.WithDataAsync(db =>
            db.Calls.ExecuteUpdateAsync(set =>
                set.SetProperty(c => c.ConnectedAt, c => connected ? c.StartedAt : null).SetProperty(c => c.EndedAt, c => c.StartedAt)
            )
        );

        site.Clock.Advance(TimeSpan.FromHours(1));
        await site.TickAsync();

        var ended = await site.ReadAsync(booking.Id);
        Assert.Equal((late, late), (ended.ClientAttendance, ended.ProfessionalAttendance));
    }

    [Fact]
    public async Task A_suspension_cancels_what_is_to_come_for_both_and_nobody_owes_anything()
    {
        await using var site = await BookingSite.StartAsync();
        var offer = await site.AddOfferAsync(o => o.ConfirmsAtOnce = true);
        var booking = await site.BookAsync(offer, BookingSite.At(24, 10));
        var effect = site.App.Services.GetServices<ISuspensionEffect>().Single(e => e.Name == MeasureEffects.Bookings);

        await effect.ApplyAsync(site.Anne.Id, default);
        await effect.ApplyAsync(site.Anne.Id, default);

        var ended = await site.ReadAsync(booking.Id);
        Assert.Equal((BookingState.Cancelled, BookingSide.System), (ended.State, ended.CancelledBy));
        Assert.Equal(LateFeeState.None, ended.LateFee);
        Assert.Empty(await site.TimesAsync(booking.Id));
        Assert.Contains(await site.MailsAsync(booking.Id), mail => mail.AccountId == site.Client);
    }

    [Fact]
    public async Task The_two_sides_of_a_booking_may_write_and_read_contact_details_once_it_is_accepted()
    {
        await using var site = await BookingSite.StartAsync();
        var booking = await site.BookAsync(await site.AddOfferAsync(), BookingSite.At(25, 10));
        Task<bool> MayReadAsync() =>
            site.InScopeAsync<ContactAccess, bool>(access => access.MayReadAsync(site.Anne.Id, site.Client, default));

        Assert.False(await MayReadAsync());
        Assert.True(
            await site.App.WithDataAsync(db =>
                site.App.Services.GetRequiredService<Web.Messages.Correspondents>().MayBeginAsync(db, site.Anne.Id, site.Client, default)
            )
        );
        Assert.Equal(DeskOutcome.Done, await site.DeskAsync(desk => desk.AcceptAsync(booking.Id, BookingSide.Professional, default)));
        Assert.True(await MayReadAsync());
    }

    [Fact]
    public async Task Who_waits_for_an_earlier_slot_is_told_once_a_day_and_three_times_at_most()
    {
        // The next slot is what the test says, and not what would be found meanwhile.
        await using var site = await BookingSite.StartAsync(services: services =>
            services.Remove(services.Single(s => !s.IsKeyedService && s.ImplementationType?.Name == "NextSlotWorker"))
        );
        var booking = await site.BookAsync(await site.AddOfferAsync(o => o.ConfirmsAtOnce = true), BookingSite.At(30, 10));
        await site.DeskAsync(desk => desk.WaitForEarlierAsync(booking.Id, BookingSide.Client, default));
        var earlier = site.App.Services.GetRequiredService<EarlierSlots>();
        async Task<int> NoticesAsync()
        {
            await earlier.TellAsync(default);
            return await site.App.WithDataAsync(db => db.Set<WaitingEntry>().Select(w => w.Notices).SingleAsync());
        }

        await SetNextSlotAsync(site, booking.StartsAt.AddHours(-23));
        Assert.Equal(0, await NoticesAsync());
        await SetNextSlotAsync(site, site.Clock.GetUtcNow().AddHours(20));
        Assert.Equal(1, await NoticesAsync());
        Assert.Equal(1, await NoticesAsync());
        for (var day = 2; day <= 4; day++)
        {
            site.Clock.Advance(TimeSpan.FromHours(24));
            await SetNextSlotAsync(site, site.Clock.GetUtcNow().AddHours(2));
            earlier.Arrived(site.Anne.Id);
            Assert.Equal(Math.Min(day, 3), await NoticesAsync());
        }
    }

    private static Task<RoomOutcome> RoomAsync(BookingSite site, Func<RoomDesk, Task<RoomOutcome>> act) => site.InScopeAsync(act);

    private static Task<int> SetNextSlotAsync(BookingSite site, DateTimeOffset next) =>
        site.App.WithDataAsync(db =>
            db.Professionals.Where(p => p.Id == site.Anne.Id).ExecuteUpdateAsync(set => set.SetProperty(p => p.NextSlotAt, next))
        );
}
