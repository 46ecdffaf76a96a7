using Microsoft.EntityFrameworkCore;
using Visavis.Ledger;
using Visavis.Web.Bookings;
using Visavis.Web.Foundation.Background;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Services;

namespace Visavis.Web.Vouchers;

/// <summary>Follows bookings that are paid by vouchers, and lets lots expire.</summary>
public sealed class VoucherClock(IServiceScopeFactory scopes, TimeProvider time, ILogger<VoucherClock> logger)
    : PeriodicService(Every, time, logger)
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);
    private const int Most = 1000;

    public async Task TickAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<VisavisDbContext>();
        var now = Clock.GetUtcNow();
        var onItsWay = scope
            .ServiceProvider.GetServices<IApprovalHold>()
            .Select(hold => hold.Held(db))
            .Aggregate(db.Set<Booking>().Where(_ => false).Select(b => b.Id), (all, held) => all.Concat(held));
        // Only those something has happened to: a thousand that wait for their day would hide them.
        var open = await db.Set<VoucherClaim>()
            .Where(c =>
                (
                    c.State == VoucherClaimState.Reserved
                    && !db.Set<Booking>()
                        .Any(b => b.Id == c.BookingId && (b.State == BookingState.Requested || b.State == BookingState.Accepted))
                )
                || (
                    c.State == VoucherClaimState.Held
                    && (
                        (c.ConfirmBy <= now && !onItsWay.Contains(c.BookingId))
                        || !db.Set<Booking>().Any(b => b.Id == c.BookingId)
                        || db.Set<ServiceHours>().Any(h => h.BookingId == c.BookingId && h.State == HoursState.Approved)
                    )
                )
            )
            .OrderBy(c => c.BookingId)
            .Select(c => c.BookingId)
            .Take(Most)
            .ToListAsync(cancellationToken);
        foreach (var bookingId in open)
        {
            await using var one = scopes.CreateAsyncScope();
            await one.ServiceProvider.GetRequiredService<VoucherClaims>().FollowAsync(bookingId, cancellationToken);
        }

        // A day of the most eastern zone; the desk looks again at the day of the scheme.
        var latest = DateOnly.FromDateTime(now.UtcDateTime.AddHours(14));
        var wallets = await (
            from lot in db.Set<VoucherLotRow>()
            where
                lot.LastDay < latest
                && db.Set<VoucherMoveRow>()
                    .Where(m => m.LotId == lot.Id)
                    .Sum(m =>
                        m.To == VoucherPlace.Available ? m.Count
                        : m.From == VoucherPlace.Available ? -m.Count
                        : 0
                    ) > 0
            select lot.WalletId
        )
            .Distinct()
            .OrderBy(wallet => wallet)
            .Take(Most)
            .ToListAsync(cancellationToken);
        foreach (var walletId in wallets)
        {
            await using var one = scopes.CreateAsyncScope();
            await one.ServiceProvider.GetRequiredService<VoucherClaims>().ExpireAsync(walletId, cancellationToken);
        }
    }

    protected override Task RunAsync(CancellationToken cancellationToken) => TickAsync(cancellationToken);
}
