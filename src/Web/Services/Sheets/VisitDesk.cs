using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Visavis.Web.Bookings;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Professionals;

namespace Visavis.Web.Services.Sheets;

public enum VisitOutcome
{
    Done,

    /// <summary>Not theirs, not now, or done before.</summary>
    NotNow,
    WrongCode,

    /// <summary>Too many wrong codes.</summary>
    Closed,
}

/// <summary>Arrival and departure on site: the client gives a code at each, the professional writes it, and the time is known to both.</summary>
public sealed class VisitDesk(VisavisDbContext db, TimeProvider time)
{
    public const int MostWrong = 10;
    private static readonly TimeSpan Before = TimeSpan.FromHours(2);
    private static readonly TimeSpan After = TimeSpan.FromHours(12);

    /// <summary>Codes are for services where somebody comes to somebody, accepted and not long past.</summary>
    public static bool IsOnSite(Booking booking, DateTimeOffset now) =>
        booking.State is BookingState.Accepted or BookingState.Completed
        && booking.Way is MeetingWay.AtClient or MeetingWay.AtProfessional
        && now < booking.EndsAt + After;

    public static bool MayWrite(Booking booking, SiteVisit? visit, DateTimeOffset now) =>
        IsOnSite(booking, now) && now >= booking.StartsAt - Before && visit is { LeftAt: null, WrongTries: < MostWrong };

    /// <summary>The client asks for the two codes; asked again they stay the same.</summary>
    public async Task<VisitOutcome> MakeAsync(Booking booking, BookingSide side, CancellationToken cancellationToken)
    {
        if (side != BookingSide.Client || !IsOnSite(booking, time.GetUtcNow()))
        {
            return VisitOutcome.NotNow;
        }

        if (await db.Set<SiteVisit>().AnyAsync(v => v.BookingId == booking.Id, cancellationToken))
        {
            return VisitOutcome.Done;
        }

        var arrival = RandomNumberGenerator.GetInt32(0, 10_000);
        var departure = (arrival + RandomNumberGenerator.GetInt32(1, 10_000)) % 10_000;
        db.Add(
            new SiteVisit
            {
                BookingId = booking.Id,
                ArrivalCode = arrival.ToString("0000", CultureInfo.InvariantCulture),
                DepartureCode = departure.ToString("0000", CultureInfo.InvariantCulture),
            }
        );
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException e) when (UniqueViolation.Is(e))
        {
            db.ChangeTracker.Clear();
        }

        return VisitOutcome.Done;
    }

    /// <summary>The professional writes the code they were given: the first is the arrival, the second the departure.</summary>
    public async Task<VisitOutcome> WriteAsync(Booking booking, BookingSide side, string? code, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var visit = await db.Set<SiteVisit>().SingleOrDefaultAsync(v => v.BookingId == booking.Id, cancellationToken);
        if (side != BookingSide.Professional || !MayWrite(booking, visit, now))
        {
            return side == BookingSide.Professional && visit is { LeftAt: null, WrongTries: >= MostWrong }
                ? VisitOutcome.Closed
                : VisitOutcome.NotNow;
        }

        var digits = new string([.. (code ?? "").Where(char.IsAsciiDigit)]);
        var isRight = IsSame(visit!.ArrivedAt is null ? visit.ArrivalCode : visit.DepartureCode, digits);
        if (!isRight)
        {
            visit.WrongTries++;
        }
        else if (visit.ArrivedAt is null)
        {
            visit.ArrivedAt = now;
        }
        else
        {
            visit.LeftAt = now;
        }

        visit.Version++;
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return isRight ? VisitOutcome.Done : VisitOutcome.WrongCode;
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return VisitOutcome.NotNow;
        }
    }

    private static bool IsSame(string one, string other) =>
        CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(one), Encoding.ASCII.GetBytes(other));
}
