using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Trust.Reports;

namespace Visavis.Web.Bookings;

/// <summary>An appointment that is reported by one of its two, by its code.</summary>
internal sealed class ReportedBooking : IReportedThing
{
    public ReportPlace Place => ReportPlace.Booking;

    /// <summary>What was agreed and what became of it; no word of either.</summary>
    public bool HoldsWords => false;

    public async Task<Guid?> OtherAsync(VisavisDbContext db, string id, Guid reporter, CancellationToken cancellationToken)
    {
        var booking = await FindAsync(db, id, reporter, cancellationToken);
        return booking?.ProfessionalId == reporter ? booking.ClientId : booking?.ProfessionalId;
    }

    public async Task<string?> CopyAsync(VisavisDbContext db, string id, Guid reporter, CancellationToken cancellationToken)
    {
        var booking = await FindAsync(db, id, reporter, cancellationToken);
        return booking is null
            ? null
            : string.Create(
                CultureInfo.InvariantCulture,
                $"booking {booking.Code}, {(booking.ProfessionalId == reporter ? "of the subject with the reporter" : "of the reporter with the subject")}: {booking.ServiceName}, {booking.StartsAt:u} – {booking.EndsAt:u}, {booking.Way}, {booking.State}, price {booking.PriceCents}"
            );
    }

    private static Task<Booking?> FindAsync(VisavisDbContext db, string id, Guid reporter, CancellationToken cancellationToken) =>
        db.Set<Booking>()
            .AsNoTracking()
            .SingleOrDefaultAsync(b => b.Code == id && (b.ProfessionalId == reporter || b.ClientId == reporter), cancellationToken);
}
