using Microsoft.EntityFrameworkCore;
using NodaTime;
using Visavis.Scheduling;
using Visavis.Web.Accounts;
using Visavis.Web.Availability;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Professionals;

namespace Visavis.Web.Bookings;

/// <param name="Local">On the professional's wall clock.</param>
/// <param name="Start">Null when the clock skips that time that day.</param>
public sealed record SeriesDate(LocalDateTime Local, Instant? Start, bool IsFree);

/// <summary>How appointments come again, on the professional's wall clock.</summary>
/// <param name="EveryWeeks">1 is every week, 2 every other.</param>
/// <param name="Times">How many appointments.</param>
/// <param name="Weekdays">Besides that of the first.</param>
/// <param name="Clocks">Besides that of the first.</param>
public sealed record SeriesWish(int EveryWeeks, int Times, IReadOnlyList<IsoDayOfWeek> Weekdays, IReadOnlyList<LocalTime> Clocks);

/// <summary>Appointments that come again: all dates are shown before, and only the free ones are booked.</summary>
public sealed class SeriesDesk(
    VisavisDbContext db,
    SlotFinder slots,
    BookedBusyTimes busy,
    BookingMaker maker,
    LateFees.LateFeeTerms fees,
    TimeProvider time
)
{
    public const int Most = 52;

    /// <summary>Of the dates as they were shown, so that nobody books others than those they read.</summary>
    public static string StampOf(IReadOnlyList<SeriesDate> dates) =>
        SectionStamp.Of([.. dates.Select(date => $"{date.Local:uuuu-MM-ddTHH:mm}{(date.IsFree ? "+" : "-")}")]);

    public async Task<IReadOnlyList<SeriesDate>> PreviewAsync(
        Hold hold,
        ServiceOffer offer,
        string zoneId,
        SeriesWish wish,
        CancellationToken cancellationToken
    )
    {
        busy.Ignore(hold.Id);
        var zone = BookingWords.ZoneOf(zoneId);
        var first = Instant.FromDateTimeOffset(hold.StartsAt).InZone(zone).LocalDateTime;
        var rule = new WeeklySeries(
            zone,
            first.Date,
            [first.DayOfWeek, .. wish.Weekdays],
            [first.TimeOfDay, .. wish.Clocks],
            wish.EveryWeeks,
            Math.Clamp(wish.Times, 1, Most)
        );
        var dates = new List<SeriesDate>();
        foreach (var one in rule.Occurrences())
        {
            // The first is what was chosen and is kept; nothing comes before it.
            if (one.Local >= first)
            {
                dates.Add(new SeriesDate(one.Local, one.Start, await IsFreeAsync(hold, offer, one.Start, cancellationToken)));
            }
        }

        return dates;
    }

    /// <summary>The first date is the held one; each free date becomes an appointment of its own.</summary>
    public async Task<MakeResult> MakeAsync(
        Hold hold,
        ServiceOffer offer,
        string zone,
        BookingRequest request,
        IReadOnlyList<SeriesDate> dates,
        CancellationToken cancellationToken
    )
    {
        var made = await maker.MakeAsync(hold.Id, request, cancellationToken);
        if (made.Booking is not { } first || request.ClientId is null)
        {
            return made;
        }

        var seriesId = Guid.NewGuid();
        var started = await db.Set<Booking>()
            .Where(b => b.Id == first.Id && b.SeriesId == null && b.Version == first.Version)
            .ExecuteUpdateAsync(row => row.SetProperty(b => b.SeriesId, seriesId), cancellationToken);
        if (started == 0)
        {
            // The form was sent twice: the other one makes the series.
            return made;
        }

        var now = time.GetUtcNow();
        request = request with { LateFeePercent = await fees.PercentAsync(offer, request.ClientId, request.Country, cancellationToken) };
        foreach (var date in dates.Where(date => date.IsFree && date.Start!.Value.ToDateTimeOffset() != hold.StartsAt))
        {
            db.ChangeTracker.Clear();
            // Also the limit of a day, of which the dates before took their part.
            if (!await IsFreeAsync(hold, offer, date.Start, cancellationToken))
            {
                continue;
            }

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
