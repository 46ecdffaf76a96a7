using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Visavis.TestSupport.Accounts;
using Visavis.Web.Bookings;
using Visavis.Web.Organisations.ClientFiles;
using Visavis.Web.Services;
using Visavis.Web.Tests.Telephone;
using Visavis.Web.Vouchers;

namespace Visavis.Web.Tests.Vouchers;

/// <summary>Vouchers that are held for contested hours have the ends of contested vouchers: a yes, a return, or a decision.</summary>
public sealed class ContestedHoursTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task A_moderator_decides_about_vouchers_whose_hours_stay_contested()
    {
        await using var place = await FileSite.StartAsync(ClientChannel.Email);
        var booking = await ContestedAsync(place);
        var moderator = (await place.Site.App.AddAccountAsync("Mo")).Id;

        var dispute = Assert.Single(
            await place.Site.InScopeAsync<VoucherDisputes, IReadOnlyList<Dispute>>(disputes => disputes.ListAsync(None))
        );
        Assert.Equal((booking.Id, "Partie plus tôt"), (dispute.Booking.Id, dispute.Reason));
        Assert.Equal(
            VoucherOutcome.Done,
            await place.Site.InScopeAsync<VoucherDisputes, VoucherOutcome>(d =>
                d.DecideAsync(moderator, booking.Id, 0, "La porte est restée close", None)
            )
        );

        var claim = await ClaimAsync(place);
        Assert.Equal((VoucherClaimState.Released, "La porte est restée close"), (claim.State, claim.Decision));
        Assert.Empty(await place.Site.InScopeAsync<VoucherDisputes, IReadOnlyList<Dispute>>(disputes => disputes.ListAsync(None)));
        Assert.Empty(await place.Site.InScopeAsync<VoucherBooks, IReadOnlyList<string>>(books => books.VerifyAsync(None)));
    }

    [Fact]
    public async Task Who_gave_the_service_sees_them_and_gives_them_back()
    {
        await using var place = await FileSite.StartAsync(ClientChannel.Email);
        var booking = await ContestedAsync(place);

        var seen = Assert.Single(
            await place.Site.InScopeAsync<WalletReader, IReadOnlyList<ClaimView>>(reader => reader.ContestedAsync(place.Site.Anne.Id, None))
        );
        Assert.Equal((booking.Id, "Partie plus tôt"), (seen.Booking.Id, seen.Reason));
        Assert.Equal(
            VoucherOutcome.Done,
            await place.Site.InScopeAsync<VoucherClaims, VoucherOutcome>(c => c.GiveBackAsync(place.Site.Anne.Id, booking.Id, None))
        );

        Assert.Equal(VoucherClaimState.Released, (await ClaimAsync(place)).State);
    }

    [Fact]
    public async Task Hours_that_are_agreed_after_all_settle_them_and_held_ones_that_nobody_contests_are_nobodys_to_decide()
    {
        await using var place = await FileSite.StartAsync(ClientChannel.Email);
        var booking = await HeldAsync(place);
        Assert.Equal(
            VoucherOutcome.NotNow,
            await place.Site.InScopeAsync<VoucherClaims, VoucherOutcome>(c => c.GiveBackAsync(place.Site.Anne.Id, booking.Id, None))
        );
        await ContestAsync(place, booking);

        var hours = await place.Site.App.WithDataAsync(db => db.Set<ServiceHours>().AsNoTracking().SingleAsync());
        var over = await place.Site.ReadAsync(booking.Id);
        Assert.Equal(
            HoursOutcome.Done,
            await place.Site.InScopeAsync<HoursDesk, HoursOutcome>(desk =>
                desk.ApproveAsync(over, BookingSide.Client, null, null, null, None, hours.Version)
            )
        );
        await TickAsync(place);

        Assert.Equal(VoucherClaimState.Settled, (await ClaimAsync(place)).State);
    }

    /// <summary>A month of silence after the contest changes nothing.</summary>
    private static async Task<Booking> ContestedAsync(FileSite place)
    {
        var booking = await HeldAsync(place);
        await ContestAsync(place, booking);
        place.Site.Clock.Advance(TimeSpan.FromDays(30));
        await TickAsync(place);
        Assert.Equal(VoucherClaimState.Held, (await ClaimAsync(place)).State);
        return booking;
    }

    private static async Task<Booking> HeldAsync(FileSite place)
    {
        await place.Site.InScopeAsync<VoucherOrders, VoucherOutcome>(o => o.OrderAsync(place.Client, "wallonie", 3, None));
        var wallet = await place.Site.App.WithDataAsync(db => db.Set<VoucherWallet>().AsNoTracking().SingleAsync());
        await place.Site.InScopeAsync<VoucherOrders, VoucherOutcome>(async o =>
            (await o.RecordPaymentAsync(wallet.Reference, 3000, "T-1", None)).Outcome
        );
        var booking = await place.EnterAsync(24, 10);
        Assert.Equal(
            VoucherOutcome.Done,
            await place.Site.InScopeAsync<VoucherClaims, VoucherOutcome>(c => c.ReserveAsync(place.Client, wallet.Id, booking.Code, None))
        );
        await place.EndAsync(booking);
        await TickAsync(place);
        await place.EnterHoursAsync(booking);
        Assert.Equal(VoucherClaimState.Held, (await ClaimAsync(place)).State);
        return booking;
    }

    private static async Task ContestAsync(FileSite place, Booking booking)
    {
        var over = await place.Site.ReadAsync(booking.Id);
        Assert.Equal(
            HoursOutcome.Done,
            await place.Site.InScopeAsync<HoursDesk, HoursOutcome>(desk =>
                desk.ContestAsync(over, BookingSide.Client, "Partie plus tôt", None)
            )
        );
    }

    private static Task TickAsync(FileSite place) => place.Site.App.Services.GetRequiredService<VoucherClock>().TickAsync(None);

    private static Task<VoucherClaim> ClaimAsync(FileSite place) =>
        place.Site.App.WithDataAsync(db => db.Set<VoucherClaim>().AsNoTracking().SingleAsync());
}
