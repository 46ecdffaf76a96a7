using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Visavis.Scheduling;
using Visavis.Web.Accounts;
using Visavis.Web.Availability;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Professionals;

namespace Visavis.Web.Bookings;

public enum MakeOutcome
{
    Made,

    /// <summary>The hold ended and its time may be gone.</summary>
    HoldEnded,

    /// <summary>The calendar turned busy since the slot was shown.</summary>
    Taken,

    /// <summary>The calendar cannot be read: unknown is never free.</summary>
    Unknown,
}

public sealed record MakeResult(MakeOutcome Outcome, Booking? Booking = null);

/// <summary>Turns a hold into a booking, a request, or what a guest has to confirm first.</summary>
public sealed class BookingMaker(
    VisavisDbContext db,
    SlotFinder slots,
    BookedBusyTimes busy,
    BookingNotices notices,
    BookingSignals signals,
    TimeProvider time
)
{
    /// <summary>How long a guest's unconfirmed booking keeps its time.</summary>
    internal static readonly TimeSpan ConfirmWithin = TimeSpan.FromMinutes(30);

    internal const string CodeLetters = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    internal const int CodeLength = 8;

    public async Task<MakeResult> MakeAsync(Guid holdId, BookingRequest request, CancellationToken cancellationToken)
    {
        if (await db.Set<Booking>().AsNoTracking().SingleOrDefaultAsync(b => b.Id == holdId, cancellationToken) is { } made)
        {
            // The form was sent twice.
            return new MakeResult(MakeOutcome.Made, made);
        }

        var now = time.GetUtcNow();
        var hold = await db.Set<Hold>().AsNoTracking().SingleOrDefaultAsync(h => h.Id == holdId && h.ExpiresAt > now, cancellationToken);
        var offer = hold is null
            ? null
            : await db
                .ServiceOffers.AsNoTracking()
                .SingleOrDefaultAsync(o => o.Id == hold.ServiceOfferId && o.IsBookable, cancellationToken);
        if (hold is null || offer is null)
        {
            return new MakeResult(MakeOutcome.HoldEnded);
        }

        busy.Ignore(holdId);
        var start = Instant.FromDateTimeOffset(hold.StartsAt);
        var check = await slots.CheckAsync(hold.ProfessionalId, offer.Id, hold.DurationMinutes, start, cancellationToken);
        // The notice was kept when the slot was taken; ten minutes of typing do not lose it.
        if (check is { IsFree: false, Refusal: not SlotRefusal.TooSoon })
        {
            return new MakeResult(check.Refusal == SlotRefusal.Unknown ? MakeOutcome.Unknown : MakeOutcome.Taken);
        }

        var zone = await db.Users.Where(a => a.Id == hold.ProfessionalId).Select(a => a.TimeZone).SingleAsync(cancellationToken);
        var booking = Make(hold.Id, hold.ProfessionalId, offer, hold.StartsAt, hold.DurationMinutes, zone, request, now);
        await using var transaction = await BookedTimes.BeginAsync(db, hold.ProfessionalId, now, cancellationToken);
        if (await db.Set<Hold>().Where(h => h.Id == holdId && h.ExpiresAt > now).ExecuteDeleteAsync(cancellationToken) == 0)
        {
            var other = await db.Set<Booking>().AsNoTracking().SingleOrDefaultAsync(b => b.Id == holdId, cancellationToken);
            return other is null ? new MakeResult(MakeOutcome.HoldEnded) : new MakeResult(MakeOutcome.Made, other);
        }

        await BookedTimes.FreeAsync(db, holdId, BookedTimeKind.Hold, cancellationToken);
        if (!await WriteAsync(booking, cancellationToken))
        {
            return new MakeResult(MakeOutcome.Taken);
        }

        await transaction.CommitAsync(cancellationToken);
        return new MakeResult(MakeOutcome.Made, booking);
    }

    /// <summary>The guest proved that the address is theirs: now it is a booking or a request.</summary>
    public async Task<bool> ConfirmAddressAsync(Booking booking, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var transaction = await BookedTimes.BeginAsync(db, booking.ProfessionalId, now, cancellationToken);
        var row = await db.Set<Booking>().SingleAsync(b => b.Id == booking.Id, cancellationToken);
        if (!BookingActs.Allows(row, BookingSide.Client, BookingAct.ConfirmAddress, now))
        {
            return false;
        }

        var offer = await db.ServiceOffers.AsNoTracking().SingleOrDefaultAsync(o => o.Id == row.ServiceOfferId, cancellationToken);
        await BookedTimes.FreeAsync(db, row.Id, kind: null, cancellationToken);
        Agree(row, offer is null || offer.NeedsAnswer, now);
        row.Version++;
        if (!await WriteAsync(row, cancellationToken))
        {
            return false;
        }

        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    /// <summary>With everything agreed frozen. The state follows from who asks and what the service wants.</summary>
    internal static Booking Make(
        Guid id,
        Guid professionalId,
        ServiceOffer offer,
        DateTimeOffset start,
        int minutes,
        string zone,
        BookingRequest request,
        DateTimeOffset now
    )
    {
        var booking = new Booking
        {
            Id = id,
            Code = RandomNumberGenerator.GetString(CodeLetters, CodeLength),
            ProfessionalId = professionalId,
            ClientId = request.ClientId,
            ClientName = request.Name,
            ClientEmail = request.Email,
            ClientPhone = request.Phone,
            ClientLanguage = request.Language,
            ClientZone = request.Zone,
            ProfessionalZone = zone,
            ForName = request.ForName,
            ServiceOfferId = offer.Id,
            ServiceName = offer.Name,
            Way = offer.Way,
            DurationMinutes = minutes,
            PriceCents = offer.PriceFor(minutes),
            IsHourly = offer.PriceUnit == PriceUnit.Hour,
            BufferBeforeMinutes = offer.BufferBeforeMinutes,
            BufferAfterMinutes = offer.BufferAfterMinutes,
            BlocksWhileRequested = offer.RequestsBlock,
            FreeCancelHours = offer.FreeCancelHours,
            LateFeePercent = offer.LateFeePercent,
            StartsAt = start,
            EndsAt = start.AddMinutes(minutes),
            Place =
                offer.Way == MeetingWay.AtProfessional ? offer.Place[..Math.Min(offer.Place.Length, Booking.LongestPlace)] : request.Place,
            PlaceAccess = request.PlaceAccess,
            Questions = [.. offer.Questions],
            Answers = [.. request.Answers],
            ToBring = offer.ToBring,
            CreatedAt = now,
            EarlyStartAskedAt = request.AsksEarlyStart ? now : null,
        };
        if (request.ClientId is null)
        {
            (booking.State, booking.AnswerBy) = (BookingState.Unconfirmed, Earlier(now + ConfirmWithin, start));
        }
        else
        {
            Agree(booking, offer.NeedsAnswer, now);
        }

        return booking;
    }

    private static void Agree(Booking booking, bool needsAnswer, DateTimeOffset now)
    {
        if (needsAnswer)
        {
            booking.State = BookingState.Requested;
            booking.AnswerBy = RequestRules
                .AnswerBy(Instant.FromDateTimeOffset(now), Instant.FromDateTimeOffset(booking.StartsAt))
                .ToDateTimeOffset();
            return;
        }

        (booking.State, booking.AnswerBy, booking.DecidedAt) = (BookingState.Accepted, null, now);
    }

    /// <summary>The row, its time, its notices; false when the time is taken.</summary>
    internal async Task<bool> WriteAsync(Booking booking, CancellationToken cancellationToken)
    {
        if (db.Entry(booking).State == EntityState.Detached)
        {
            db.Add(booking);
        }

        BookedTime? taken = booking.State switch
        {
            BookingState.Unconfirmed => BookedTimes.Of(booking, BookedTimeKind.Hold, booking.AnswerBy),
            BookingState.Requested when booking.BlocksWhileRequested => BookedTimes.Of(booking, BookedTimeKind.Request),
            BookingState.Accepted => BookedTimes.Of(booking, BookedTimeKind.Booking),
            _ => null,
        };
        if (taken is not null)
        {
            db.Add(taken);
        }

        await notices.ChangedAsync(booking, BookingNews.Made, BookingSide.Client, cancellationToken);
        signals.Changed(db, booking);
        return await BookedTimes.TrySaveAsync(db, cancellationToken);
    }

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}
