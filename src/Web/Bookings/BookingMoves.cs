using Microsoft.EntityFrameworkCore;
using NodaTime;
using Visavis.Scheduling;
using Visavis.Web.Availability;
using Visavis.Web.Bookings.Planning;
using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Bookings;

/// <summary>Another time for a booking. Until the other side accepts it, and when they refuse or do not answer, the old time stands.</summary>
public sealed class BookingMoves(
    VisavisDbContext db,
    BookingDesk desk,
    SlotFinder slots,
    BookedBusyTimes busy,
    DayLimits limits,
    TimeProvider time
)
{
    /// <summary>
    /// The client of a service that is booked at once moves at once, while moving is free; all other moves are proposals to the other side. A
    /// proposed time is kept until its answer.
    /// </summary>
    public async Task<DeskOutcome> ProposeAsync(
        Guid bookingId,
        BookingSide side,
        Instant start,
        CancellationToken cancellationToken,
        BookingPlanner? planner = null
    )
    {
        var booking = await db.Set<Booking>().AsNoTracking().SingleOrDefaultAsync(b => b.Id == bookingId, cancellationToken);
        if (booking is null || start.ToDateTimeOffset() == booking.StartsAt)
        {
            return DeskOutcome.NotAllowed;
        }

        busy.Ignore(bookingId);
        var offer = await db.ServiceOffers.AsNoTracking().SingleOrDefaultAsync(o => o.Id == booking.ServiceOfferId, cancellationToken);
        // The professional may propose any time of their own; what is taken stays taken.
        if (side == BookingSide.Client)
        {
            if (offer is null)
            {
                return DeskOutcome.Taken;
            }

            var check = await slots.CheckAsync(booking.ProfessionalId, offer.Id, booking.DurationMinutes, start, cancellationToken);
            if (!check.IsFree)
            {
                return check.Refusal == SlotRefusal.Unknown ? DeskOutcome.Unknown : DeskOutcome.Taken;
            }
        }
        else if (start.ToDateTimeOffset() <= time.GetUtcNow())
        {
            return DeskOutcome.Taken;
        }

        var isFree = booking.Terms().IsFree(Instant.FromDateTimeOffset(booking.StartsAt), Instant.FromDateTimeOffset(time.GetUtcNow()));
        var atOnce = side == BookingSide.Client && offer is { NeedsAnswer: false } && booking.SeriesId is null && isFree;
        return await desk.ChangeAsync(
            bookingId,
            side,
            BookingAct.ProposeTime,
            atOnce ? BookingNews.Moved : BookingNews.TimeProposed,
            (row, now) => atOnce ? MoveAsync(row, start, cancellationToken) : ProposeAsync(row, side, start, now, cancellationToken),
            cancellationToken,
            planner,
            // Counted again among the writers: hours of one day do not overlap, and the guard of the database lets them all pass.
            isTaken: side == BookingSide.Client ? () => limits.IsFullAsync(offer!, start, cancellationToken) : null
        );
    }

    public Task<DeskOutcome> AcceptAsync(Guid bookingId, BookingSide side, CancellationToken cancellationToken) =>
        desk.ChangeAsync(
            bookingId,
            side,
            BookingAct.AcceptProposal,
            BookingNews.Moved,
            (booking, now) =>
            {
                // What was only requested is agreed by this: one side proposed the time, the other accepts it.
                (booking.State, booking.AnswerBy, booking.DecidedAt) = (BookingState.Accepted, null, booking.DecidedAt ?? now);
                return MoveAsync(booking, Instant.FromDateTimeOffset(booking.ProposedStart!.Value), cancellationToken);
            },
            cancellationToken
        );

    public Task<DeskOutcome> RefuseAsync(Guid bookingId, BookingSide side, CancellationToken cancellationToken) =>
        desk.ChangeAsync(
            bookingId,
            side,
            BookingAct.RefuseProposal,
            BookingNews.MoveRefused,
            (booking, _) =>
            {
                BookingDesk.ForgetProposal(booking);
                return BookedTimes.FreeAsync(db, booking.Id, BookedTimeKind.Proposal, cancellationToken);
            },
            cancellationToken
        );

    private async Task ProposeAsync(
        Booking booking,
        BookingSide side,
        Instant start,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var until = RequestRules
            .AnswerProposalBy(Instant.FromDateTimeOffset(now), Instant.FromDateTimeOffset(booking.StartsAt), start)
            .ToDateTimeOffset();
        (booking.ProposedStart, booking.ProposedBy, booking.ProposalEndsAt) = (start.ToDateTimeOffset(), side, until);
        await BookedTimes.FreeAsync(db, booking.Id, BookedTimeKind.Proposal, cancellationToken);
        db.Add(
            BookedTimes.Of(
                booking.Id,
                booking.ProfessionalId,
                BookedTimeKind.Proposal,
                start.ToDateTimeOffset(),
                start.ToDateTimeOffset().AddMinutes(booking.DurationMinutes),
                booking.BufferBeforeMinutes,
                booking.BufferAfterMinutes,
                until
            )
        );
    }

    private async Task MoveAsync(Booking booking, Instant start, CancellationToken cancellationToken)
    {
        booking.StartsAt = start.ToDateTimeOffset();
        booking.EndsAt = booking.StartsAt.AddMinutes(booking.DurationMinutes);
        booking.Sequence++;
        BookingDesk.ForgetProposal(booking);
        await BookedTimes.FreeAsync(db, booking.Id, kind: null, cancellationToken);
        db.Add(BookedTimes.Of(booking, booking.State == BookingState.Accepted ? BookedTimeKind.Booking : BookedTimeKind.Request));
    }
}
