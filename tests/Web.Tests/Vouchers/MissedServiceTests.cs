using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Visavis.Ledger;
using Visavis.TestSupport.Accounts;
using Visavis.Web.Bookings;
using Visavis.Web.Organisations.ClientFiles;
using Visavis.Web.Tests.Bookings;
using Visavis.Web.Vouchers;

namespace Visavis.Web.Tests.Vouchers;

/// <summary>Who did not come is owed nothing, by invoice or by voucher.</summary>
public sealed class MissedServiceTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task Vouchers_come_back_when_the_professional_did_not_come_and_no_silence_pays_them()
    {
        await using var site = await BookingSite.StartAsync();
        var client = ServedClient.Account(site.Client);
        Assert.Equal(
            VoucherOutcome.Done,
            await site.InScopeAsync<VoucherOrders, VoucherOutcome>(o => o.OrderAsync(client, "wallonie", 5, None))
        );
        var wallet = await site.App.WithDataAsync(db => db.Set<VoucherWallet>().AsNoTracking().SingleAsync(w => w.OwnerId == site.Client));
        await site.InScopeAsync<VoucherOrders, VoucherOutcome>(async o =>
            (await o.RecordPaymentAsync(wallet.Reference, 5000, "T-1", None)).Outcome
        );
        var booking = await site.BookAsync(await site.AddOfferAsync(o => o.ConfirmsAtOnce = true), BookingSite.At(26, 10));
        Assert.Equal(
            VoucherOutcome.Done,
            await site.InScopeAsync<VoucherClaims, VoucherOutcome>(c => c.ReserveAsync(client, wallet.Id, booking.Code, None))
        );
        await site.App.WithDataAsync(db =>
            db.Set<Booking>()
                .Where(b => b.Id == booking.Id)
                .ExecuteUpdateAsync(set =>
                    set.SetProperty(b => b.State, BookingState.Completed).SetProperty(b => b.ProfessionalAttendance, Attendance.Absent)
                )
        );

        await site.App.Services.GetRequiredService<VoucherClock>().TickAsync(None);

        var claim = await site.App.WithDataAsync(db => db.Set<VoucherClaim>().AsNoTracking().SingleAsync(c => c.BookingId == booking.Id));
        Assert.Equal(VoucherClaimState.Released, claim.State);
        var book = await site.InScopeAsync<VoucherBooks, VoucherBook>(b => b.OpenAsync(wallet.Id, None));
        Assert.Equal(5, book.Available);
    }
}
