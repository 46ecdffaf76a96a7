using Microsoft.EntityFrameworkCore;
using Visavis.Web.Bookings;
using Visavis.Web.Organisations.ClientFiles;

namespace Visavis.Web.Vouchers;

/// <summary>One press reserves, so one press takes it back: the appointment stays, and is paid another way.</summary>
public sealed partial class VoucherClaims
{
    /// <summary>Until the appointment begins; from then on somebody has worked for them.</summary>
    public async Task<VoucherOutcome> TakeBackAsync(ServedClient owner, Guid bookingId, CancellationToken cancellationToken)
    {
        var (claim, wallet) = await FindAsync(bookingId, cancellationToken);
        if (claim is null || !await IsTheirsAsync(wallet!, owner, cancellationToken))
        {
            return VoucherOutcome.Absent;
        }

        var now = time.GetUtcNow();
        var isAhead = await db.Set<Booking>().AnyAsync(b => b.Id == bookingId && b.StartsAt > now, cancellationToken);
        return isAhead && claim.State == VoucherClaimState.Reserved
            ? await ReleaseAsync(claim, wallet!, cancellationToken)
            : VoucherOutcome.NotNow;
    }
}
