using Microsoft.EntityFrameworkCore;
using NodaTime;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Professionals;

namespace Visavis.Web.Bookings;

/// <summary>
/// The limit of a day, looked at again inside the transaction that writes: two hours of one day do not overlap, so the guard of the database
/// lets both pass, and whoever asked at the same moment saw the same free place.
/// </summary>
public sealed class DayLimits(VisavisDbContext db, BookedBusyTimes busy)
{
    public async Task<bool> IsFullAsync(ServiceOffer offer, Instant start, CancellationToken cancellationToken)
    {
        if (offer.DailyLimit is not { } limit)
        {
            return false;
        }

        var zone = BookingWords.ZoneOf(
            await db.Users.Where(a => a.Id == offer.ProfessionalId).Select(a => a.TimeZone).SingleAsync(cancellationToken)
        );
        var day = start.InZone(zone).Date;
        var window = new Interval(zone.AtStartOfDay(day).ToInstant(), zone.AtStartOfDay(day.PlusDays(1)).ToInstant());
        return (await busy.ReadAsync(offer.ProfessionalId, offer.Id, window, cancellationToken)).CountedStarts.Count >= limit;
    }
}
