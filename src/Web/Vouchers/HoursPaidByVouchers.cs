using Microsoft.EntityFrameworkCore;
using Visavis.Web.Bookings;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Services;

namespace Visavis.Web.Vouchers;

/// <summary>Vouchers that are paid are never taken back: hours that they paid change no more.</summary>
public sealed class HoursPaidByVouchers(VisavisDbContext db) : IHoursUse
{
    public async Task<HoursUse?> OfAsync(Guid bookingId, CancellationToken cancellationToken) =>
        await db.Set<VoucherClaim>().AnyAsync(c => c.BookingId == bookingId && c.State == VoucherClaimState.Settled, cancellationToken)
            ? new HoursUse(IsFinal: true, "")
            : null;

    public Task DecidedAsync(Booking booking, CancellationToken cancellationToken) => Task.CompletedTask;
}
