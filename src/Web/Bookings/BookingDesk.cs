using Microsoft.EntityFrameworkCore;
using NodaTime;
using Visavis.Web.Bookings.Planning;
using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Bookings;

public enum DeskOutcome
{
    Done,

    /// <summary>It changed meanwhile, or this side may not do that now.</summary>
    NotAllowed,

    /// <summary>Something else takes that time.</summary>
    Taken,

    /// <summary>A calendar cannot be read.</summary>
    Unknown,

    /// <summary>Who lets somebody down so late says why.</summary>
    NeedsReason,

    /// <summary>What it was to be paid with does not suffice.</summary>
    NotEnough,
}

/// <summary>What the two sides of a booking do to it: each act is one transaction, allowed by <see cref="BookingActs"/> and by nothing else.</summary>
public sealed partial class BookingDesk(
    VisavisDbContext db,
    BookingNotices notices,
    BookingSignals signals,
    HoldDesk holds,
    TimeProvider time
)
{
    /// <summary>Accepts a request: its time is taken for good, requests that overlap are closed.</summary>
    public async Task<DeskOutcome> AcceptAsync(Guid bookingId, BookingSide side, CancellationToken cancellationToken)
    {
        var others = await AlternativesAsync(bookingId, cancellationToken);
        return await ChangeAsync(
            bookingId,
            side,
            BookingAct.Accept,
            BookingNews.Accepted,
            async (booking, now) =>
            {
                (booking.State, booking.DecidedAt, booking.AnswerBy) = (BookingState.Accepted, now, null);
                ForgetProposal(booking);
                booking.Sequence++;
                await BookedTimes.FreeAsync(db, booking.Id, kind: null, cancellationToken);
                db.Add(BookedTimes.Of(booking, BookedTimeKind.Booking));
                await CloseOverlappingAsync(booking, others, now, cancellationToken);
            },
            cancellationToken
        );
    }

    public Task<DeskOutcome> DeclineAsync(Guid bookingId, BookingSide side, string? reason, CancellationToken cancellationToken) =>
        ChangeAsync(
            bookingId,
            side,
            BookingAct.Decline,
            BookingNews.Declined,
            (booking, now) =>
            {
                (booking.State, booking.DecidedAt, booking.Reason, booking.AnswerBy) = (BookingState.Declined, now, reason, null);
                ForgetProposal(booking);
                return BookedTimes.FreeAsync(db, booking.Id, kind: null, cancellationToken);
            },
            cancellationToken
        );

    /// <summary>The contract is renounced: nothing is owed.</summary>
    public Task<DeskOutcome> WithdrawAsync(Guid bookingId, BookingSide side, CancellationToken cancellationToken) =>
        EndAsync(bookingId, side, BookingAct.Withdraw, BookingNews.Withdrawn, reason: null, cancellationToken);

    public Task<DeskOutcome> AskWaiverAsync(Guid bookingId, BookingSide side, string motive, CancellationToken cancellationToken) =>
        ChangeAsync(
            bookingId,
            side,
            BookingAct.AskWaiver,
            BookingNews.WaiverAsked,
            (booking, _) =>
            {
                (booking.LateFee, booking.Reason) = (LateFeeState.WaiverAsked, motive);
                return Task.CompletedTask;
            },
            cancellationToken
        );

    public Task<DeskOutcome> DecideWaiverAsync(Guid bookingId, BookingSide side, bool waive, CancellationToken cancellationToken) =>
        ChangeAsync(
            bookingId,
            side,
            BookingAct.DecideWaiver,
            waive ? BookingNews.FeeWaived : BookingNews.FeeKept,
            (booking, _) =>
            {
                booking.LateFee = waive ? LateFeeState.Waived : LateFeeState.Due;
                if (waive)
                {
                    booking.LateFeeCents = 0;
                }

                // The motive may tell of health: decided, it is erased.
                booking.Reason = null;
                return Task.CompletedTask;
            },
            cancellationToken
        );

    public Task<DeskOutcome> WaitForEarlierAsync(Guid bookingId, BookingSide side, CancellationToken cancellationToken) =>
        ChangeAsync(
            bookingId,
            side,
            BookingAct.WaitForEarlier,
            news: null,
            async (booking, now) =>
            {
                if (!await db.Set<WaitingEntry>().AnyAsync(w => w.BookingId == booking.Id, cancellationToken))
                {
                    db.Add(
                        new WaitingEntry
                        {
                            BookingId = booking.Id,
                            ProfessionalId = booking.ProfessionalId,
                            CreatedAt = now,
                        }
                    );
                }
            },
            cancellationToken
        );

    internal static void ForgetProposal(Booking booking) =>
        (booking.ProposedStart, booking.ProposedBy, booking.ProposalEndsAt) = (null, null, null);

    private Task<DeskOutcome> EndAsync(
        Guid bookingId,
        BookingSide side,
        BookingAct act,
        BookingNews news,
        string? reason,
        CancellationToken cancellationToken,
        BookingPlanner? planner = null,
        IReadOnlyList<Interval>? alternatives = null
    ) =>
        ChangeAsync(
            bookingId,
            side,
            act,
            news,
            async (booking, now) =>
            {
                var fee = side == BookingSide.Client && act == BookingAct.Cancel ? booking.FeeAt(now) : 0;
                booking.State = BookingState.Cancelled;
                (booking.CancelledBy, booking.CancelledAt, booking.Reason, booking.AnswerBy) = (side, now, reason, null);
                (booking.LateFeeCents, booking.LateFee) = (fee, fee > 0 ? LateFeeState.Due : LateFeeState.None);
                booking.WithdrawnAt = act == BookingAct.Withdraw ? now : null;
                ForgetProposal(booking);
                booking.Sequence++;
                await BookedTimes.FreeAsync(db, booking.Id, kind: null, cancellationToken);
                await db.Set<WaitingEntry>().Where(w => w.BookingId == booking.Id).ExecuteDeleteAsync(cancellationToken);
            },
            cancellationToken,
            planner,
            alternatives
        );

    /// <summary>One act of one side, or of a planner in its name, if the table allows it now.</summary>
    internal Task<DeskOutcome> ChangeAsync(
        Guid bookingId,
        BookingSide side,
        BookingAct act,
        BookingNews? news,
        Func<Booking, DateTimeOffset, Task> change,
        CancellationToken cancellationToken,
        BookingPlanner? planner = null,
        IReadOnlyList<Interval>? alternatives = null,
        Func<Task<bool>>? isTaken = null
    ) =>
        WriteAsync(
            bookingId,
            (booking, now) =>
                (planner is null ? BookingActs.For(booking, side, now) : BookingActs.ForPlanner(booking, side, now)).Contains(act),
            _ => news,
            side,
            async (booking, now) =>
            {
                await change(booking, now);
                if (planner is not null)
                {
                    db.AuditEntries.Add(PlannerDesk.Audit(booking, planner, act, now));
                }
            },
            cancellationToken,
            planner,
            alternatives,
            isTaken
        );

    /// <summary>
    /// Compare-and-swap on the row inside the transaction that guards the professional's time, so that of two at once one is told.
    /// </summary>
    /// <param name="isTaken">Asked in the transaction: whether the time it would get is not to be had.</param>
    private async Task<DeskOutcome> WriteAsync(
        Guid bookingId,
        Func<Booking, DateTimeOffset, bool> isAllowed,
        Func<Booking, BookingNews?> newsOf,
        BookingSide by,
        Func<Booking, DateTimeOffset, Task> change,
        CancellationToken cancellationToken,
        BookingPlanner? planner = null,
        IReadOnlyList<Interval>? alternatives = null,
        Func<Task<bool>>? isTaken = null
    )
    {
        db.ChangeTracker.Clear();
        var now = time.GetUtcNow();
        var professionalId = await db.Set<Booking>()
            .Where(b => b.Id == bookingId)
            .Select(b => (Guid?)b.ProfessionalId)
            .SingleOrDefaultAsync(cancellationToken);
        if (professionalId is null)
        {
            return DeskOutcome.NotAllowed;
        }

        await using var transaction = await BookedTimes.BeginAsync(db, professionalId.Value, now, cancellationToken);
        var booking = await db.Set<Booking>().SingleAsync(b => b.Id == bookingId, cancellationToken);
        if (!isAllowed(booking, now))
        {
            return DeskOutcome.NotAllowed;
        }

        if (isTaken is not null && await isTaken())
        {
            return DeskOutcome.Taken;
        }

        var news = newsOf(booking);
        await change(booking, now);
        booking.Version++;
        if (news is { } told)
        {
            await notices.ChangedAsync(booking, told, by, cancellationToken, alternatives, planner);
        }

        signals.Changed(db, booking);
        try
        {
            if (!await BookedTimes.TrySaveAsync(db, cancellationToken))
            {
                return DeskOutcome.Taken;
            }
        }
        catch (DbUpdateConcurrencyException)
        {
            return DeskOutcome.NotAllowed;
        }

        await transaction.CommitAsync(cancellationToken);
        return DeskOutcome.Done;
    }
}
