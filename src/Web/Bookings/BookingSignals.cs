using Visavis.Web.Foundation.Background.Outbox;
using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Bookings;

/// <summary>Tells the rest of the site, in the same save, that the time of somebody changed.</summary>
public sealed class BookingSignals(OutboxWriter outbox)
{
    /// <summary>Its payload is the professional's id: next free slots, the waiting list and open pages look again.</summary>
    public const string Kind = "booking-changed";

    public void Changed(VisavisDbContext db, Booking booking) => outbox.Add(db, Kind, booking.ProfessionalId.ToString());
}
