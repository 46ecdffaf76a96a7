using Microsoft.EntityFrameworkCore;
using Visavis.Signaling.Messages;
using Visavis.Web.Accounts;
using Visavis.Web.Bookings.Rooms;
using Visavis.Web.Contacts;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Professionals;

namespace Visavis.Web.Bookings.CallOffers;

/// <param name="PriceCents">Null is the price of the service.</param>
/// <param name="Minutes">Null is the duration of the service.</param>
public sealed record CallOfferWish(Guid ServiceOfferId, DateTimeOffset Start, int? Minutes, int? PriceCents);

/// <summary>Proposes an appointment in a call, keeps its time, and makes it a booking when the other side agrees.</summary>
public sealed class CallOfferDesk(
    VisavisDbContext db,
    BookingMaker maker,
    LateFees.LateFeeTerms fees,
    InboxNotices pages,
    TimeProvider time
)
{
    private const int MostOpen = 3;

    /// <summary>In one call, oldest first; what nobody answered in time is not among them.</summary>
    public async Task<IReadOnlyList<CallOffer>> ListAsync(string callId, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return await db.Set<CallOffer>()
            .AsNoTracking()
            .Where(o => o.CallId == callId && (o.State != CallOfferState.Open || o.ExpiresAt > now))
            .OrderBy(o => o.CreatedAt)
            .ToListAsync(cancellationToken);
    }

    public async Task<DeskOutcome> ProposeAsync(
        string callId,
        Guid professionalId,
        Guid clientId,
        CallOfferWish wish,
        CancellationToken cancellationToken
    )
    {
        var now = time.GetUtcNow();
        var service = await db
            .ServiceOffers.AsNoTracking()
            .SingleOrDefaultAsync(o => o.Id == wish.ServiceOfferId && o.ProfessionalId == professionalId, cancellationToken);
        var minutes = wish.Minutes ?? service?.DurationMinutes;
        var price = wish.PriceCents ?? (minutes is { } length ? service?.PriceFor(length) : null);
        var open = await db.Set<CallOffer>()
            .CountAsync(o => o.CallId == callId && o.State == CallOfferState.Open && o.ExpiresAt > now, cancellationToken);
        if (service is null || minutes is null || price is null || wish.Start <= now || open >= MostOpen)
        {
            return DeskOutcome.NotAllowed;
        }

        var offer = new CallOffer
        {
            Id = Guid.NewGuid(),
            CallId = callId,
            ProfessionalId = professionalId,
            ClientId = clientId,
            ServiceOfferId = service.Id,
            StartsAt = wish.Start,
            DurationMinutes = minutes.Value,
            PriceCents = price.Value,
            CreatedAt = now,
            ExpiresAt = now + CallOffer.Lasts,
        };
        await using var transaction = await BookedTimes.BeginAsync(db, professionalId, now, cancellationToken);
        db.Add(offer);
        db.Add(
            BookedTimes.Of(
                offer.Id,
                professionalId,
                BookedTimeKind.Hold,
                offer.StartsAt,
                offer.StartsAt.AddMinutes(offer.DurationMinutes),
                service.BufferBeforeMinutes,
                service.BufferAfterMinutes,
                offer.ExpiresAt
            )
        );
        if (!await BookedTimes.TrySaveAsync(db, cancellationToken))
        {
            return DeskOutcome.Taken;
        }

        await transaction.CommitAsync(cancellationToken);
        await TellAsync(offer);
        return DeskOutcome.Done;
    }

    /// <summary>Pressed twice, it is the same booking.</summary>
    public async Task<(DeskOutcome Outcome, Booking? Booking)> AcceptAsync(Guid offerId, Guid clientId, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var offer = await db.Set<CallOffer>()
            .AsNoTracking()
            .SingleOrDefaultAsync(o => o.Id == offerId && o.ClientId == clientId, cancellationToken);
        var service = offer is null
            ? null
            : await db.ServiceOffers.AsNoTracking().SingleOrDefaultAsync(o => o.Id == offer.ServiceOfferId, cancellationToken);
        if (offer is null || service is null)
        {
            return (DeskOutcome.NotAllowed, null);
        }

        var booking = await MakeAsync(offer, service, now, cancellationToken);
        await using var transaction = await BookedTimes.BeginAsync(db, offer.ProfessionalId, now, cancellationToken);
        if (!await EndAsync(offer, CallOfferState.Accepted, now, cancellationToken))
        {
            var made = await db.Set<Booking>().AsNoTracking().SingleOrDefaultAsync(b => b.Id == offerId, cancellationToken);
            return (made is null ? DeskOutcome.NotAllowed : DeskOutcome.Done, made);
        }

        if (!await maker.WriteAsync(booking, cancellationToken))
        {
            return (DeskOutcome.Taken, null);
        }

        await transaction.CommitAsync(cancellationToken);
        await TellAsync(offer);
        return (DeskOutcome.Done, booking);
    }

    /// <summary>The client refuses, or the professional takes it back.</summary>
    public async Task<DeskOutcome> CloseAsync(Guid offerId, Guid personId, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var offer = await db.Set<CallOffer>()
            .AsNoTracking()
            .SingleOrDefaultAsync(o => o.Id == offerId && (o.ClientId == personId || o.ProfessionalId == personId), cancellationToken);
        if (offer is null)
        {
            return DeskOutcome.NotAllowed;
        }

        await using var transaction = await BookedTimes.BeginAsync(db, offer.ProfessionalId, now, cancellationToken);
        var state = offer.ClientId == personId ? CallOfferState.Refused : CallOfferState.Withdrawn;
        if (!await EndAsync(offer, state, now, cancellationToken))
        {
            return DeskOutcome.NotAllowed;
        }

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        await TellAsync(offer);
        return DeskOutcome.Done;
    }

    /// <summary>Both pages look at once; one that misses it looks again by itself.</summary>
    private Task TellAsync(CallOffer offer)
    {
        var change = new InboxChange(InboxChangeKind.Offers, CallId: offer.CallId);
        return Task.WhenAll(pages.TellAsync(offer.ProfessionalId, change), pages.TellAsync(offer.ClientId, change));
    }

    private async Task<bool> EndAsync(CallOffer offer, CallOfferState state, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var ended = await db.Set<CallOffer>()
            .Where(o => o.Id == offer.Id && o.State == CallOfferState.Open && o.ExpiresAt > now)
            .ExecuteUpdateAsync(set => set.SetProperty(o => o.State, state), cancellationToken);
        if (ended == 1)
        {
            await BookedTimes.FreeAsync(db, offer.Id, BookedTimeKind.Hold, cancellationToken);
        }

        return ended == 1;
    }

    private async Task<Booking> MakeAsync(CallOffer offer, ServiceOffer service, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var client = await db.Users.AsNoTracking().SingleAsync(a => a.Id == offer.ClientId, cancellationToken);
        var contact = await db.Set<ContactDetails>().AsNoTracking().SingleOrDefaultAsync(c => c.AccountId == client.Id, cancellationToken);
        // Who came by a personal link has an account for this call only: the new booking is a guest's, like the old one.
        var guest = await db.Set<RoomGuest>()
            .Where(g => g.AccountId == client.Id && g.IsTemporary)
            .Join(db.Set<Booking>(), g => g.BookingId, b => b.Id, (_, b) => b)
            .AsNoTracking()
            .FirstOrDefaultAsync(cancellationToken);
        var zone = await db.Users.Where(a => a.Id == offer.ProfessionalId).Select(a => a.TimeZone).SingleAsync(cancellationToken);
        var address = contact?.Address?.ToString();
        var request = new BookingRequest
        {
            ClientId = guest is null ? client.Id : null,
            Name = guest?.ClientName ?? client.DisplayName,
            Email = guest?.ClientEmail,
            Phone = service.Way == MeetingWay.Telephone ? contact?.Telephone : null,
            Place = service.Way == MeetingWay.AtClient ? address : null,
            Address = guest is null ? null : address,
            CallId = offer.CallId,
            Language = client.Language,
            Zone = client.TimeZone,
            AsksEarlyStart = offer.PriceCents > 0 && offer.StartsAt < now + BookingActs.WithdrawalTime,
            LateFeePercent = await fees.PercentAsync(service, client.Id, contact?.Country, cancellationToken),
        };
        var booking = BookingMaker.Make(offer.Id, offer.ProfessionalId, service, offer.StartsAt, offer.DurationMinutes, zone, request, now);
        booking.PriceCents = offer.PriceCents;
        // Both agreed, face to face.
        (booking.State, booking.AnswerBy, booking.DecidedAt) = (BookingState.Accepted, null, now);
        return booking;
    }
}
