using Microsoft.EntityFrameworkCore;
using NodaTime;
using Visavis.Web.Availability;
using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Bookings;

/// <summary>What holds, requests and bookings have taken, for the slots.</summary>
public sealed class BookedBusyTimes(VisavisDbContext db, TimeProvider time) : IBusyTimes
{
    private Guid? ignored;

    /// <summary>Within this request, the time of that hold or booking counts as free: its own owner asks.</summary>
    public void Ignore(Guid ownerId) => ignored = ownerId;

    public async Task<BusyTimes> ReadAsync(Guid professionalId, Guid eventTypeId, Interval window, CancellationToken cancellationToken)
    {
        var (from, to, now) = (window.Start.ToDateTimeOffset(), window.End.ToDateTimeOffset(), time.GetUtcNow());
        var longBefore = from - BookedTime.Longest;
        var taken = await db.Set<BookedTime>()
            .Where(t => t.ProfessionalId == professionalId && t.StartsAt < to && t.StartsAt > longBefore && t.EndsAt > from)
            .Where(t => (t.ExpiresAt == null || t.ExpiresAt > now) && t.OwnerId != (ignored ?? Guid.Empty))
            .Select(t => new { t.StartsAt, t.EndsAt })
            .ToListAsync(cancellationToken);
        var starts = await db.Set<Booking>()
            .Where(b => b.ProfessionalId == professionalId && b.StartsAt >= from && b.StartsAt < to && b.ServiceOfferId == eventTypeId)
            .Where(b =>
                b.State == BookingState.Requested
                || b.State == BookingState.Accepted
                || b.State == BookingState.Completed
                // A guest who is still to confirm keeps the place as well as the time.
                || (b.State == BookingState.Unconfirmed && b.AnswerBy > now)
            )
            .Where(b => b.Id != (ignored ?? Guid.Empty))
            .Select(b => b.StartsAt)
            .ToListAsync(cancellationToken);
        var held = await db.Set<Hold>()
            .Where(h => h.ProfessionalId == professionalId && h.ServiceOfferId == eventTypeId && h.StartsAt >= from && h.StartsAt < to)
            .Where(h => h.ExpiresAt > now && h.Id != (ignored ?? Guid.Empty))
            .Select(h => h.StartsAt)
            .ToListAsync(cancellationToken);
        return new BusyTimes(
            [.. taken.Select(t => new Interval(Instant.FromDateTimeOffset(t.StartsAt), Instant.FromDateTimeOffset(t.EndsAt)))],
            [.. starts.Concat(held).Select(Instant.FromDateTimeOffset)]
        );
    }
}
