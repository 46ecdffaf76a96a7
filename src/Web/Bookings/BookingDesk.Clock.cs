using Microsoft.EntityFrameworkCore;
using NodaTime;
using Visavis.Scheduling;
using Visavis.Web.Bookings.Rooms;

namespace Visavis.Web.Bookings;

/// <summary>What the clock does to a booking; each looks again whether its time has come, so that two nodes do it once.</summary>
public sealed partial class BookingDesk
{
    /// <summary>Nobody answered, or the guest did not confirm.</summary>
    public Task<DeskOutcome> ExpireAsync(Guid bookingId, CancellationToken cancellationToken) =>
        WriteAsync(
            bookingId,
            (booking, now) => booking.State is BookingState.Requested or BookingState.Unconfirmed && booking.AnswerBy <= now,
            booking => booking.State == BookingState.Requested ? BookingNews.Expired : null,
            BookingSide.System,
            async (booking, now) =>
            {
                (booking.State, booking.DecidedAt, booking.AnswerBy) = (BookingState.Expired, now, null);
                ForgetProposal(booking);
                await BookedTimes.FreeAsync(db, booking.Id, kind: null, cancellationToken);
            },
            cancellationToken
        );

    /// <summary>The end is past: who came is judged by the attendance.</summary>
    public async Task<DeskOutcome> CompleteAsync(Guid bookingId, CancellationToken cancellationToken)
    {
        var others = await OthersWhereMissedAsync(bookingId, cancellationToken);
        return await WriteAsync(
            bookingId,
            (booking, now) => booking.State == BookingState.Accepted && booking.EndsAt <= now,
            _ => null,
            BookingSide.System,
            async (booking, _) =>
            {
                booking.State = BookingState.Completed;
                ForgetProposal(booking);
                if (booking.Way == Professionals.MeetingWay.Video)
                {
                    await JudgeAsync(booking, cancellationToken);
                    if (booking.ProfessionalAttendance == Attendance.Absent)
                    {
                        await notices.ChangedAsync(booking, BookingNews.Missed, BookingSide.System, cancellationToken, others);
                    }
                }

                await db.Set<WaitingEntry>().Where(w => w.BookingId == booking.Id).ExecuteDeleteAsync(cancellationToken);
            },
            cancellationToken
        );
    }

    /// <summary>A proposed time that nobody answered: the old one stands.</summary>
    public Task<DeskOutcome> ForgetProposalAsync(Guid bookingId, CancellationToken cancellationToken) =>
        WriteAsync(
            bookingId,
            (booking, now) => booking.ProposalEndsAt <= now,
            _ => null,
            BookingSide.System,
            (booking, _) =>
            {
                ForgetProposal(booking);
                return BookedTimes.FreeAsync(db, booking.Id, BookedTimeKind.Proposal, cancellationToken);
            },
            cancellationToken
        );

    /// <summary>The site ends it, and not one of its sides: nothing is owed, whatever the deadline.</summary>
    public Task<DeskOutcome> CancelForAllAsync(Guid bookingId, CancellationToken cancellationToken) =>
        WriteAsync(
            bookingId,
            (booking, now) => booking.IsOpen && booking.StartsAt > now,
            _ => BookingNews.Cancelled,
            BookingSide.System,
            async (booking, now) =>
            {
                booking.State = BookingState.Cancelled;
                (booking.CancelledBy, booking.CancelledAt, booking.AnswerBy) = (BookingSide.System, now, null);
                ForgetProposal(booking);
                booking.Sequence++;
                await BookedTimes.FreeAsync(db, booking.Id, kind: null, cancellationToken);
                await db.Set<WaitingEntry>().Where(w => w.BookingId == booking.Id).ExecuteDeleteAsync(cancellationToken);
            },
            cancellationToken
        );

    private async Task JudgeAsync(Booking booking, CancellationToken cancellationToken)
    {
        var visits = await db.Set<RoomVisit>().AsNoTracking().Where(v => v.BookingId == booking.Id).ToListAsync(cancellationToken);
        var (client, professional) = (StayOf(visits, BookingSide.Client), StayOf(visits, BookingSide.Professional));
        var (start, end) = (Instant.FromDateTimeOffset(booking.StartsAt), Instant.FromDateTimeOffset(booking.EndsAt));
        var failed = await HasFailedAsync(booking, cancellationToken);
        booking.ClientAttendance = (Attendance)AttendanceRule.Judge(client, professional, start, end, failed);
        booking.ProfessionalAttendance = (Attendance)AttendanceRule.Judge(professional, client, start, end, failed);
    }

    /// <summary>Both were let into a call, and in none of them did a picture or a word get through: the machines failed, and nobody else.</summary>
    private async Task<bool> HasFailedAsync(Booking booking, CancellationToken cancellationToken)
    {
        var client =
            booking.ClientId
            ?? await db.Set<RoomGuest>()
                .Where(g => g.BookingId == booking.Id)
                .Select(g => (Guid?)g.AccountId)
                .SingleOrDefaultAsync(cancellationToken);
        var (from, to) = (booking.StartsAt - BookingActs.RoomOpensBefore, booking.EndsAt + BookingActs.RoomClosesAfter);
        var connected = await db
            .Calls.Where(c => c.CallerId == client && c.CalleeId == booking.ProfessionalId && c.AcceptedAt != null)
            .Where(c => c.StartedAt >= from && c.StartedAt <= to)
            .Select(c => c.ConnectedAt != null)
            .ToListAsync(cancellationToken);
        return connected.Count > 0 && !connected.Contains(true);
    }

    private static AttendanceRule.Stay StayOf(List<RoomVisit> visits, BookingSide side)
    {
        var own = visits.FindAll(v => v.Side == side);
        return own.Count == 0
            ? new AttendanceRule.Stay(null, null)
            : new AttendanceRule.Stay(
                Instant.FromDateTimeOffset(own.Min(v => v.FirstSeenAt)),
                Instant.FromDateTimeOffset(own.Max(v => v.LastSeenAt))
            );
    }
}
