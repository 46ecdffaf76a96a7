using Visavis.Web.Foundation.Data;
using Visavis.Web.Services;

namespace Visavis.Web.Vouchers;

internal static class ContestedClaimQueries
{
    /// <summary>
    /// Vouchers about which the two sides disagree: they are contested themselves, or they are held for hours that are. Silence ends neither; the
    /// client confirms, the professional gives back, or a moderator decides.
    /// </summary>
    public static IQueryable<VoucherClaim> ContestedClaims(this VisavisDbContext db) =>
        db.Set<VoucherClaim>()
            .Where(c =>
                c.State == VoucherClaimState.Contested
                || (
                    c.State == VoucherClaimState.Held
                    && db.Set<ServiceHours>().Any(h => h.BookingId == c.BookingId && h.State == HoursState.Contested)
                )
            );
}
