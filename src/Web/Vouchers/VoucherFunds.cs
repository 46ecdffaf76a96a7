using Microsoft.EntityFrameworkCore;
using Visavis.Ledger;
using Visavis.Web.Bookings;
using Visavis.Web.Bookings.Funds;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Organisations.ClientFiles;
using Visavis.Web.Telephone.Help;

namespace Visavis.Web.Vouchers;

/// <summary>Offers a client's wallets in the form of a booking, and reserves from the chosen one with it.</summary>
public sealed class VoucherFunds(VisavisDbContext db, VoucherBooks books, VoucherClaims claims, VoucherSchemes schemes, TimeProvider time)
    : IBookingFunds
{
    public async Task<IReadOnlyList<BookingFund>> OfferedAsync(
        ServedClient client,
        DateTimeOffset startsAt,
        int minutes,
        int times,
        CancellationToken cancellationToken
    )
    {
        var offered = new List<BookingFund>();
        var wallets = await db.WalletsOf(client).AsNoTracking().OrderBy(w => w.Id).ToListAsync(cancellationToken);
        foreach (var wallet in wallets)
        {
            if (
                schemes.Find(wallet.SchemeId) is not { } scheme
                || VoucherSchemes.DayOf(scheme, startsAt) is var day && scheme.On(day) is not { } terms
            )
            {
                continue;
            }

            var book = await books.OpenAsync(wallet.Id, cancellationToken);
            var good = await db.Set<VoucherLotRow>()
                .Where(l => l.WalletId == wallet.Id && l.LastDay >= day)
                .Select(l => l.Id)
                .ToListAsync(cancellationToken);
            offered.Add(new BookingFund(wallet.Id, scheme.Name, VoucherScheme.For(terms, minutes) * times, good.Sum(book.AvailableOf)));
        }

        return offered;
    }

    public async Task<bool> ReserveAsync(Guid fundId, Booking booking, Guid? helperId, CancellationToken cancellationToken)
    {
        if (helperId is { } helper && booking.ClientFileId is { } file)
        {
            db.Add(HelperAct.Of(file, new HelpAsked(helper, HelpedWith.VouchersReserved, booking.Id, MandateId: null), time.GetUtcNow()));
        }

        return await claims.ReserveAsync(BookingClients.Of(booking), fundId, booking.Code, cancellationToken) == VoucherOutcome.Done;
    }

    public Task<bool> FollowAsync(Booking from, Booking to, CancellationToken cancellationToken) =>
        claims.ReplaceAsync(from.Id, to.Id, cancellationToken);
}
