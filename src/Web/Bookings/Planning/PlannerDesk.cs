using NodaTime;
using Visavis.Web.Moderation;

namespace Visavis.Web.Bookings.Planning;

/// <summary>
/// A planner moves or cancels an appointment for one of its sides: whatever that side may do itself and <see cref="BookingActs.ForPlanner"/>
/// leaves to planners, under the same rules, told to both with who did it, and kept in the audit trail.
/// </summary>
public sealed class PlannerDesk(PlannedBookings planned, BookingDesk desk, BookingMoves moves)
{
    public const string CancelledAction = "booking-cancelled-by-planner";
    public const string MovedAction = "booking-moved-by-planner";

    public Task<DeskOutcome> CancelAsync(
        Guid plannerId,
        string code,
        BookingSide side,
        string? reason,
        CancellationToken cancellationToken
    ) =>
        ActAsync(
            plannerId,
            code,
            side,
            (booking, planner) => desk.CancelAsync(booking.Id, side, reason, cancellationToken, planner),
            cancellationToken
        );

    public Task<DeskOutcome> MoveAsync(Guid plannerId, string code, BookingSide side, Instant start, CancellationToken cancellationToken) =>
        ActAsync(
            plannerId,
            code,
            side,
            (booking, planner) => moves.ProposeAsync(booking.Id, side, start, cancellationToken, planner),
            cancellationToken
        );

    /// <summary>Of the very save that changes the appointment.</summary>
    internal static AuditEntry Audit(Booking booking, BookingPlanner planner, BookingAct act, DateTimeOffset now) =>
        new()
        {
            At = now,
            ActorId = planner.AccountId,
            SubjectId = booking.ProfessionalId,
            ObjectId = booking.Id,
            Action = act == BookingAct.Cancel ? CancelledAction : MovedAction,
        };

    private async Task<DeskOutcome> ActAsync(
        Guid plannerId,
        string code,
        BookingSide side,
        Func<Booking, BookingPlanner, Task<DeskOutcome>> act,
        CancellationToken cancellationToken
    ) =>
        side == BookingSide.System || await planned.FindAsync(plannerId, code, cancellationToken) is not var (booking, planner)
            ? DeskOutcome.NotAllowed
            : await act(booking, planner);
}
