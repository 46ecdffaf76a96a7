using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Visavis.Scheduling;
using Visavis.Web.Accounts;
using Visavis.Web.Availability;
using Visavis.Web.Blocking;
using Visavis.Web.Bookings.Funds;
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

    /// <summary>What it was to be paid with does not suffice.</summary>
    NotEnough,
}

public sealed record MakeResult(MakeOutcome Outcome, Booking? Booking = null);

/// <summary>Turns a hold into a booking, a request, or what a guest has to confirm first.</summary>
public sealed class BookingMaker(
    VisavisDbContext db,
    SlotFinder slots,
    BookedBusyTimes busy,
    BookingNotices notices,
    BookingSignals signals,
    LateFees.LateFeeTerms fees,
    BookingFunds funds,
    TimeProvider time
)
{
    /// <summary>How long a guest's unconfirmed booking keeps its time.</summary>
    internal static readonly TimeSpan ConfirmWithin = TimeSpan.FromMinutes(30);

    internal const string CodeLetters = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    internal const int CodeLength = 8;

    public async Task<MakeResult> MakeAsync(Guid holdId, BookingRequest request, CancellationToken cancellationToken)
    {
        if (await MadeFromAsync(holdId, cancellationToken) is { Booking: not null } made)
        {
            return made;
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
            // The twin of this form may have turned the hold into its booking between the two readings.
            return await MadeFromAsync(holdId, cancellationToken);
        }

        if (request.ClientId is { } client && await Blocks.StandsBetweenAsync(db, client, hold.ProfessionalId, cancellationToken))
        {
            return new MakeResult(MakeOutcome.Taken);
        }

        busy.Ignore(holdId);
        var start = Instant.FromDateTimeOffset(hold.StartsAt);
        // The notice was kept when the slot was taken; ten minutes of typing do not lose it.
        var check = await slots.CheckAsync(hold.ProfessionalId, offer.Id, hold.DurationMinutes, start, cancellationToken, isKept: true);
        if (!check.IsFree)
        {
            return new MakeResult(check.Refusal == SlotRefusal.Unknown ? MakeOutcome.Unknown : MakeOutcome.Taken);
        }

        var zone = await db.Users.Where(a => a.Id == hold.ProfessionalId).Select(a => a.TimeZone).SingleAsync(cancellationToken);
        request = request with { LateFeePercent = await fees.PercentAsync(offer, request.ClientId, request.Country, cancellationToken) };
        var booking = Make(hold.Id, hold.ProfessionalId, offer, hold.StartsAt, hold.DurationMinutes, zone, request, now);
        await using var transaction = await BookedTimes.BeginAsync(db, hold.ProfessionalId, now, cancellationToken);
        if (await db.Set<Hold>().Where(h => h.Id == holdId && h.ExpiresAt > now).ExecuteDeleteAsync(cancellationToken) == 0)
        {
            return await MadeFromAsync(holdId, cancellationToken);
        }

        await BookedTimes.FreeAsync(db, holdId, BookedTimeKind.Hold, cancellationToken);
        if (!await WriteAsync(booking, cancellationToken))
        {
            return new MakeResult(MakeOutcome.Taken);
        }

        if (!await funds.ReserveAsync(booking, request.Fund, cancellationToken))
        {
            // The transaction goes back: the slot is kept as it was, and nothing of the booking is left.
            db.ChangeTracker.Clear();
            return new MakeResult(MakeOutcome.NotEnough);
        }

        await transaction.CommitAsync(cancellationToken);
        return new MakeResult(MakeOutcome.Made, booking);
    }

    /// <summary>The booking that the same form, sent before, made of the hold; without one the hold has ended.</summary>
    private async Task<MakeResult> MadeFromAsync(Guid holdId, CancellationToken cancellationToken) =>
        await db.Set<Booking>().AsNoTracking().SingleOrDefaultAsync(b => b.Id == holdId, cancellationToken) is { } made
            ? new MakeResult(MakeOutcome.Made, made)
            : new MakeResult(MakeOutcome.HoldEnded);

    /// <summary>The guest proved that the address is theirs: now it is a booking or a request.</summary>
    public async Task<DeskOutcome> ConfirmAddressAsync(Booking booking, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var stillFree = await IsStillFreeAsync(booking, cancellationToken);
        if (stillFree == DeskOutcome.Unknown)
        {
            return DeskOutcome.Unknown;
        }

        await using var transaction = await BookedTimes.BeginAsync(db, booking.ProfessionalId, now, cancellationToken);
        var row = await db.Set<Booking>().SingleAsync(b => b.Id == booking.Id, cancellationToken);
        if (!BookingActs.Allows(row, BookingSide.Client, BookingAct.ConfirmAddress, now))
        {
            return DeskOutcome.NotAllowed;
        }

        var offer = await db.ServiceOffers.AsNoTracking().SingleOrDefaultAsync(o => o.Id == row.ServiceOfferId, cancellationToken);
        await BookedTimes.FreeAsync(db, row.Id, kind: null, cancellationToken);
        row.Version++;
        if (stillFree == DeskOutcome.Taken)
        {
            // The calendar turned busy while the mail was on its way: the page shows the next free times.
            (row.State, row.DecidedAt, row.AnswerBy) = (BookingState.Expired, now, null);
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return DeskOutcome.Taken;
        }

        Agree(row, offer is null || offer.NeedsAnswer, now);
        if (!await WriteAsync(row, cancellationToken))
        {
            return DeskOutcome.Taken;
        }

        await transaction.CommitAsync(cancellationToken);
        return DeskOutcome.Done;
    }

    private async Task<DeskOutcome> IsStillFreeAsync(Booking booking, CancellationToken cancellationToken)
    {
        if (booking.ServiceOfferId is not { } offer)
        {
            return DeskOutcome.Done;
        }

        busy.Ignore(booking.Id);
        var start = Instant.FromDateTimeOffset(booking.StartsAt);
        var check = await slots.CheckAsync(booking.ProfessionalId, offer, booking.DurationMinutes, start, cancellationToken, isKept: true);
        return check switch
        {
            { IsFree: true } => DeskOutcome.Done,
            { Refusal: SlotRefusal.Unknown } => DeskOutcome.Unknown,
            _ => DeskOutcome.Taken,
        };
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
            ClientFileId = request.FileId,
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
            LateFeePercent = request.LateFeePercent ?? offer.LateFeePercent,
            StartsAt = start,
            EndsAt = start.AddMinutes(minutes),
            Place =
                offer.Way == MeetingWay.AtProfessional ? offer.Place[..Math.Min(offer.Place.Length, Booking.LongestPlace)] : request.Place,
            PlaceAccess = offer.Way == MeetingWay.AtProfessional ? offer.PlaceAccess : request.PlaceAccess,
            PlaceTelephone = offer.Way == MeetingWay.AtProfessional ? offer.PlaceTelephone : null,
            Questions = [.. offer.Questions],
            Answers = [.. request.Answers],
            ToBring = offer.ToBring,
            Audience = offer.Audience,
            ClientAddress = request.Address,
            CallId = request.CallId,
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
    internal async Task<bool> WriteAsync(Booking booking, CancellationToken cancellationToken, BookingNews news = BookingNews.Made)
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

        var by = news == BookingNews.Entered ? BookingSide.Professional : BookingSide.Client;
        await notices.ChangedAsync(booking, news, by, cancellationToken);
        signals.Changed(db, booking);
        return await BookedTimes.TrySaveAsync(db, cancellationToken);
    }

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}
