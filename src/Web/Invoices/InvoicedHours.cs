using Microsoft.EntityFrameworkCore;
using Visavis.Web.Bookings;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Services;

namespace Visavis.Web.Invoices;

/// <summary>An invoice does not change with the hours it was made of: its issuer is told, and takes it back.</summary>
public sealed class InvoicedHours(VisavisDbContext db, InvoiceNotices notices) : IHoursUse
{
    public async Task<HoursUse?> OfAsync(Guid bookingId, CancellationToken cancellationToken) =>
        await FindAsync(bookingId, cancellationToken) is { } invoice ? new HoursUse(IsFinal: false, invoice.Number) : null;

    public async Task DecidedAsync(Booking booking, CancellationToken cancellationToken)
    {
        if (await FindAsync(booking.Id, cancellationToken) is { } invoice)
        {
            await notices.HoursChangedAsync(invoice, booking, cancellationToken);
        }
    }

    private Task<Invoice?> FindAsync(Guid bookingId, CancellationToken cancellationToken) =>
        db.Set<InvoicedBooking>()
            .Where(one => one.BookingId == bookingId)
            .Join(db.Set<Invoice>().AsNoTracking(), one => one.InvoiceId, invoice => invoice.Id, (_, invoice) => invoice)
            .SingleOrDefaultAsync(cancellationToken);
}
