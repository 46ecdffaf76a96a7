using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Visavis.Web.Bookings;

/// <summary>Requests whose time somebody else has got: they can no longer be granted, and their clients are told, with other times.</summary>
public sealed partial class BookingDesk
{
    /// <summary>
    /// For whatever took the time without being asked about the others: a proposal that was accepted, a booking at once, an appointment that was
    /// entered, one agreed in a call. Who was proposed another time answers that first.
    /// </summary>
    public static IQueryable<Booking> LostRequests(IQueryable<Booking> bookings, IQueryable<BookedTime> times) =>
        bookings
            .Where(b => b.State == BookingState.Requested && b.ProposedStart == null)
            .Where(b =>
                times.Any(t =>
                    t.ProfessionalId == b.ProfessionalId
                    && t.OwnerId != b.Id
                    && t.Kind == BookedTimeKind.Booking
                    && t.StartsAt < b.EndsAt
                    && t.EndsAt > b.StartsAt
                )
            );

    public async Task<DeskOutcome> CloseLostAsync(Guid bookingId, CancellationToken cancellationToken)
    {
        var lost = await db.Set<Booking>().AsNoTracking().SingleOrDefaultAsync(b => b.Id == bookingId, cancellationToken);
        if (lost is null)
        {
            return DeskOutcome.NotAllowed;
        }

        var others = await NextAsync(lost, cancellationToken);
        return await WriteAsync(
            bookingId,
            (booking, _) => booking.State == BookingState.Requested && booking.ProposedStart is null,
            _ => null,
            BookingSide.System,
            async (booking, now) =>
            {
                // Looked at again inside the transaction: what took the time may have been cancelled meanwhile.
                if (await LostRequests(db.Set<Booking>().Where(b => b.Id == bookingId), db.Set<BookedTime>()).AnyAsync(cancellationToken))
                {
                    await CloseAsync(booking, others, now, cancellationToken);
                }
            },
            cancellationToken
        );
    }

    private async Task CloseOverlappingAsync(
        Booking accepted,
        Dictionary<Guid, IReadOnlyList<Interval>> alternatives,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        foreach (var other in await Overlapping(accepted).ToListAsync(cancellationToken))
        {
            await CloseAsync(other, alternatives.GetValueOrDefault(other.Id), now, cancellationToken);
            other.Version++;
        }
    }

    private async Task CloseAsync(
        Booking lost,
        IReadOnlyList<Interval>? alternatives,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        (lost.State, lost.DecidedAt, lost.AnswerBy) = (BookingState.Declined, now, null);
        ForgetProposal(lost);
        await BookedTimes.FreeAsync(db, lost.Id, kind: null, cancellationToken);
        await notices.ChangedAsync(lost, BookingNews.TimeGone, BookingSide.System, cancellationToken, alternatives);
    }

    private IQueryable<Booking> Overlapping(Booking accepted)
    {
        var (from, to) = (
            accepted.StartsAt.AddMinutes(-accepted.BufferBeforeMinutes),
            accepted.EndsAt.AddMinutes(accepted.BufferAfterMinutes)
        );
        return db.Set<Booking>()
            .Where(b => b.ProfessionalId == accepted.ProfessionalId && b.Id != accepted.Id)
            .Where(b => b.State == BookingState.Requested && b.ProposedStart == null)
            .Where(b => b.StartsAt < to && b.EndsAt > from);
    }

    /// <summary>For each request that accepting would close, looked up before the transaction: calendars may have to be read.</summary>
    private async Task<Dictionary<Guid, IReadOnlyList<Interval>>> AlternativesAsync(Guid bookingId, CancellationToken cancellationToken)
    {
        var found = new Dictionary<Guid, IReadOnlyList<Interval>>();
        var booking = await db.Set<Booking>().AsNoTracking().SingleOrDefaultAsync(b => b.Id == bookingId, cancellationToken);
        if (booking is null)
        {
            return found;
        }

        // Left out before three are taken: in a full day the first ones are those that go with it.
        var taken = new Interval(
            Instant.FromDateTimeOffset(booking.StartsAt.AddMinutes(-booking.BufferBeforeMinutes)),
            Instant.FromDateTimeOffset(booking.EndsAt.AddMinutes(booking.BufferAfterMinutes))
        );
        foreach (var other in await Overlapping(booking).AsNoTracking().ToListAsync(cancellationToken))
        {
            found[other.Id] = await NextAsync(other, cancellationToken, taken);
        }

        return found;
    }

    private async Task<IReadOnlyList<Interval>> NextAsync(Booking lost, CancellationToken cancellationToken, Interval? except = null) =>
        lost.ServiceOfferId is { } offer
            ? await holds.NextAsync(
                lost.ProfessionalId,
                offer,
                lost.DurationMinutes,
                Instant.FromDateTimeOffset(lost.StartsAt),
                cancellationToken,
                except
            )
            : [];
}
