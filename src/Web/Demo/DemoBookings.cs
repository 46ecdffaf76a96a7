using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Extensions;
using Visavis.Web.Bookings;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Professionals;

namespace Visavis.Web.Demo;

/// <summary>Appointments of the first demo people with the demo visitors: past ones, coming ones, requests that wait, one that begins soon.</summary>
internal sealed class DemoBookings(VisavisDbContext db, TimeProvider time)
{
    private const string Zone = "Europe/Paris";
    private const int MostProfessionals = 12;
    private const int LongestMinutes = 120;

    /// <summary>Days from today, moved on to a working day; what is past took place.</summary>
    private static readonly int[] Days = [-24, -11, -4, 2, 6, 9];

    public async Task AddAsync(int seed, CancellationToken cancellationToken)
    {
        var ids = Enumerable.Range(0, MostProfessionals).Select(index => DemoRandom.Id(seed, index)).ToList();
        var offers = await db
            .ServiceOffers.AsNoTracking()
            .Where(o => ids.Contains(o.ProfessionalId) && o.IsBookable && o.DurationMinutes <= LongestMinutes)
            .OrderBy(o => o.Position)
            .ToListAsync(cancellationToken);
        Guid[] visitorIds = [.. Enumerable.Range(1, DemoFront.Visitors.Count).Select(number => DemoRandom.Id(seed, -number))];
        var visitors = await db
            .Users.Where(a => visitorIds.Contains(a.Id))
            .OrderBy(a => a.CreatedAt)
            .ThenBy(a => a.Id)
            .Select(a => new { a.Id, a.DisplayName })
            .ToListAsync(cancellationToken);
        if (visitors.Count == 0 || await db.Set<Booking>().AnyAsync(b => ids.Contains(b.ProfessionalId), cancellationToken))
        {
            return;
        }

        var now = time.GetUtcNow();
        for (var place = 0; place < ids.Count; place++)
        {
            var own = offers.FindAll(o => o.ProfessionalId == ids[place]);
            for (var number = 0; number < Days.Length && own.Count > 0; number++)
            {
                var visitor = visitors[(place + number) % visitors.Count];
                // Each person has an hour of the day and a day of their own, so that a visitor is not in two places.
                var start = At(now, Days[number] + (place / 2), 10 + (place % 2));
                Add(own[number % own.Count], visitor.Id, visitor.DisplayName, start, isRequest: number == Days.Length - 1, now);
            }
        }

        if (offers.Find(o => o.ProfessionalId == ids[0]) is { } soon)
        {
            var quarter = TimeSpan.FromMinutes(15);
            var start = new DateTimeOffset((now.Ticks / quarter.Ticks + 1) * quarter.Ticks, TimeSpan.Zero);
            Add(soon, visitors[0].Id, visitors[0].DisplayName, start, isRequest: false, now, MeetingWay.Video);
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    private static DateTimeOffset At(DateTimeOffset now, int days, int hour)
    {
        var zone = DateTimeZoneProviders.Tzdb[Zone];
        var date = now.ToInstant().InZone(zone).Date.PlusDays(days);
        while (date.DayOfWeek is IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday)
        {
            date = date.PlusDays(days < 0 ? -1 : 1);
        }

        return date.At(new NodaTime.LocalTime(hour, 0)).InZoneLeniently(zone).ToDateTimeOffset().ToUniversalTime();
    }

    private void Add(
        ServiceOffer offer,
        Guid client,
        string name,
        DateTimeOffset start,
        bool isRequest,
        DateTimeOffset now,
        MeetingWay? way = null
    )
    {
        var request = new BookingRequest
        {
            ClientId = client,
            Name = name,
            Language = "fr",
            Zone = Zone,
        };
        var booking = BookingMaker.Make(
            Guid.NewGuid(),
            offer.ProfessionalId,
            offer,
            start,
            offer.DurationMinutes!.Value,
            Zone,
            request,
            now
        );
        booking.Way = way ?? booking.Way;
        if (booking.EndsAt <= now)
        {
            booking.CreatedAt = start.AddDays(-6);
            (booking.State, booking.AnswerBy, booking.DecidedAt) = (BookingState.Completed, null, start.AddDays(-5));
            (booking.ClientAttendance, booking.ProfessionalAttendance) = (Attendance.Present, Attendance.Present);
        }
        else if (!isRequest)
        {
            (booking.State, booking.AnswerBy, booking.DecidedAt) = (BookingState.Accepted, null, now);
            db.Add(BookedTimes.Of(booking, BookedTimeKind.Booking));
        }
        else
        {
            (booking.State, booking.AnswerBy, booking.DecidedAt) = (BookingState.Requested, now.AddHours(48), null);
            db.Add(BookedTimes.Of(booking, BookedTimeKind.Request));
        }

        db.Add(booking);
    }
}
