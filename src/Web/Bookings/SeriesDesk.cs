using Microsoft.EntityFrameworkCore;
using NodaTime;
using Visavis.Scheduling;
using Visavis.Web.Availability;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Professionals;

namespace Visavis.Web.Bookings;

/// <param name="Local">On the professional's wall clock.</param>
/// <param name="Start">Null when the clock skips that time that day.</param>
public sealed record SeriesDate(LocalDateTime Local, Instant? Start, bool IsFree);

/// <summary>Appointments that come again: all dates are shown before, and only the free ones are booked.</summary>
public sealed class SeriesDesk(VisavisDbContext db, SlotFinder slots, BookedBusyTimes busy, BookingMaker maker, TimeProvider time)
{
    public const int Most = 26;

    public async Task<IReadOnlyList<SeriesDate>> PreviewAsync(
        Hold hold,
        ServiceOffer offer,
        string zoneId,
        int everyWeeks,
        int times,
        CancellationToken cancellationToken
    )
    {
        busy.Ignore(hold.Id);
        var zone = BookingWords.ZoneOf(zoneId);
        var first = Instant.FromDateTimeOffset(hold.StartsAt).InZone(zone).LocalDateTime;
        var rule = new WeeklySeries(zone, first.Date, [first.DayOfWeek], [first.TimeOfDay], everyWeeks, Math.Clamp(times, 1, Most));
        var dates = new List<SeriesDate>();
        foreach (var one in rule.Occurrences())
        {
            dates.Add(new SeriesDate(one.Local, one.Start, await IsFreeAsync(hold, offer, one.Start, cancellationToken)));
        }

        return dates;
    }

    /// <summary>The first date is the held one; each free date becomes an appointment of its own.</summary>
    public async Task<MakeResult> MakeAsync(
        Guid holdId,
        BookingRequest request,
        int everyWeeks,
        int times,
        CancellationToken cancellationToken
    )
    {
        var now = time.GetUtcNow();
        var hold = await db.Set<Hold>().AsNoTracking().SingleOrDefaultAsync(h => h.Id == holdId && h.ExpiresAt > now, cancellationToken);
        var offer = hold is null
            ? null
            : await db
                .ServiceOffers.AsNoTracking()
                .SingleOrDefaultAsync(o => o.Id == hold.ServiceOfferId && o.IsBookable, cancellationToken);
        if (hold is null || offer is null || request.ClientId is null)
        {
            return await maker.MakeAsync(holdId, request, cancellationToken);
        }

        var zone = await db.Users.Where(a => a.Id == hold.ProfessionalId).Select(a => a.TimeZone).SingleAsync(cancellationToken);
        var dates = await PreviewAsync(hold, offer, zone, everyWeeks, times, cancellationToken);
        var made = await maker.MakeAsync(holdId, request, cancellationToken);
        if (made.Booking is not { } first)
        {
            return made;
        }

        var seriesId = Guid.NewGuid();
        await db.Set<Booking>()
            .Where(b => b.Id == first.Id)
            .ExecuteUpdateAsync(row => row.SetProperty(b => b.SeriesId, seriesId), cancellationToken);
        foreach (var date in dates.Where(date => date.IsFree && date.Start!.Value.ToDateTimeOffset() != hold.StartsAt))
        {
            db.ChangeTracker.Clear();
            await using var transaction = await BookedTimes.BeginAsync(db, hold.ProfessionalId, now, cancellationToken);
            var booking = BookingMaker.Make(
                Guid.NewGuid(),
                hold.ProfessionalId,
                offer,
                date.Start!.Value.ToDateTimeOffset(),
                hold.DurationMinutes,
                zone,
                request,
                now
            );
            booking.SeriesId = seriesId;
            // Somebody may take one of the dates between the list and this moment: that one is skipped, the others stand.
            if (await maker.WriteAsync(booking, cancellationToken))
            {
                await transaction.CommitAsync(cancellationToken);
            }
        }

        return made;
    }

    /// <summary>A series may go on beyond the horizon of single appointments.</summary>
    private async Task<bool> IsFreeAsync(Hold hold, ServiceOffer offer, Instant? start, CancellationToken cancellationToken)
    {
        if (start is not { } at)
        {
            return false;
        }

        var check = await slots.CheckAsync(hold.ProfessionalId, offer.Id, hold.DurationMinutes, at, cancellationToken);
        return check.IsFree || check.Refusal is SlotRefusal.TooFar or SlotRefusal.TooSoon;
    }
}
