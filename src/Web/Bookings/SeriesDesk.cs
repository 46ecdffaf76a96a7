using Microsoft.EntityFrameworkCore;
using NodaTime;
using Visavis.Scheduling;
using Visavis.Web.Accounts;
using Visavis.Web.Availability;
using Visavis.Web.Bookings.Funds;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Professionals;

namespace Visavis.Web.Bookings;

/// <param name="Local">On the professional's wall clock.</param>
/// <param name="Start">Null when the clock skips that time that day.</param>
/// <param name="With">Who of the team comes; null when the chosen professional does, or nobody.</param>
public sealed record SeriesDate(LocalDateTime Local, Instant? Start, bool IsFree, SeriesMate? With = null);

/// <summary>How appointments come again, on the professional's wall clock.</summary>
/// <param name="EveryWeeks">1 is every week, 2 every other.</param>
/// <param name="Times">How many appointments.</param>
/// <param name="Weekdays">Besides that of the first.</param>
/// <param name="Clocks">Besides that of the first.</param>
/// <param name="WithTeam">Colleagues may come when the chosen professional is not free.</param>
public sealed record SeriesWish(
    int EveryWeeks,
    int Times,
    IReadOnlyList<IsoDayOfWeek> Weekdays,
    IReadOnlyList<LocalTime> Clocks,
    bool WithTeam = false
);

/// <summary>Appointments that come again: all dates are shown before, and only the free ones are booked.</summary>
public sealed class SeriesDesk(
    VisavisDbContext db,
    SeriesTeam team,
    BookedBusyTimes busy,
    DayLimits limits,
    BookingMaker maker,
    LateFees.LateFeeTerms fees,
    BookingFunds funds,
    TimeProvider time
)
{
    public const int Most = 52;

    /// <summary>Of the dates as they were shown, so that nobody books others than those they read.</summary>
    public static string StampOf(IReadOnlyList<SeriesDate> dates) =>
        SectionStamp.Of([.. dates.Select(date => $"{date.Local:uuuu-MM-ddTHH:mm}{(date.IsFree ? "+" : "-")}{date.With?.Id:N}")]);

    public async Task<IReadOnlyList<SeriesDate>> PreviewAsync(
        Hold hold,
        ServiceOffer offer,
        string zoneId,
        SeriesWish wish,
        CancellationToken cancellationToken
    )
    {
        busy.Ignore(hold.Id);
        var mates = wish.WithTeam ? await team.OfAsync(offer, hold.DurationMinutes, hold.ClientId, cancellationToken) : [];
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
                dates.Add(await DateAsync(one.Local, one.Start, offer, hold.DurationMinutes, mates, cancellationToken));
            }
        }

        return dates;
    }

    private async Task<SeriesDate> DateAsync(
        LocalDateTime local,
        Instant? start,
        ServiceOffer offer,
        int minutes,
        IReadOnlyList<SeriesMate> mates,
        CancellationToken cancellationToken
    )
    {
        if (start is not { } at)
        {
            return new SeriesDate(local, null, IsFree: false);
        }

        if (await team.IsFreeAsync(offer, minutes, at, cancellationToken))
        {
            return new SeriesDate(local, at, IsFree: true);
        }

        var mate = await team.FreeAsync(mates, minutes, at, cancellationToken);
        return new SeriesDate(local, at, IsFree: mate is not null, mate);
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
        foreach (var date in dates.Where(date => date.IsFree && date.Start!.Value.ToDateTimeOffset() != hold.StartsAt))
        {
            db.ChangeTracker.Clear();
            var served = date.With?.Offer ?? offer;
            if (!await team.IsFreeAsync(served, hold.DurationMinutes, date.Start!.Value, cancellationToken))
            {
                continue;
            }

            var percent = await fees.PercentAsync(served, request.ClientId, request.Country, cancellationToken);
            await using var transaction = await BookedTimes.BeginAsync(db, served.ProfessionalId, now, cancellationToken);
            // The dates before took their part of it.
            if (await limits.IsFullAsync(served, date.Start.Value, cancellationToken))
            {
                continue;
            }

            var booking = BookingMaker.Make(
                Guid.NewGuid(),
                served.ProfessionalId,
                served,
                date.Start.Value.ToDateTimeOffset(),
                hold.DurationMinutes,
                date.With?.Zone ?? zone,
                request with
                {
                    LateFeePercent = percent,
                },
                now
            );
            booking.SeriesId = seriesId;
            // Somebody may take one of the dates between the list and this moment: that one is skipped, the others stand.
            if (await maker.WriteAsync(booking, cancellationToken) && await funds.ReserveAsync(booking, request.Fund, cancellationToken))
            {
                await transaction.CommitAsync(cancellationToken);
            }
        }

        return made;
    }
}
