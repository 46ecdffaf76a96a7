using Microsoft.EntityFrameworkCore;
using NodaTime;
using Visavis.Web.Bookings.Planning;
using Visavis.Web.Professionals;

namespace Visavis.Web.Bookings;

/// <summary>What a client is owed whom the professional lets down: why, an apology, other times. Never anything to pay.</summary>
public sealed partial class BookingDesk
{
    /// <summary>
    /// Under the terms frozen in the booking; whoever cancels is named, and only the client can ever owe something. A client who cancels late
    /// gives a motive or pays; a professional who does gives one as well, and the client is shown other times.
    /// </summary>
    /// <param name="offersOthers">False where the client already has somebody else for the same hour.</param>
    public async Task<DeskOutcome> CancelAsync(
        Guid bookingId,
        BookingSide side,
        string? reason,
        CancellationToken cancellationToken,
        BookingPlanner? planner = null,
        bool offersOthers = true
    )
    {
        IReadOnlyList<Interval> others = [];
        if (side == BookingSide.Professional && await FindAcceptedAsync(bookingId, cancellationToken) is { } booking)
        {
            var now = time.GetUtcNow();
            if (string.IsNullOrWhiteSpace(reason) && now < booking.StartsAt && booking.IsLate(now))
            {
                return DeskOutcome.NeedsReason;
            }

            others = offersOthers ? await NextAsync(booking, cancellationToken) : [];
        }

        var words = planner is null ? reason : planner.Sign(reason);
        return await EndAsync(bookingId, side, BookingAct.Cancel, BookingNews.Cancelled, words, cancellationToken, planner, others);
    }

    /// <summary>Looked up before the transaction, calendars may have to be read: nothing where the professional came, or the client did not.</summary>
    private async Task<IReadOnlyList<Interval>> OthersWhereMissedAsync(Guid bookingId, CancellationToken cancellationToken)
    {
        var came = db.Set<RoomVisit>().Where(v => v.BookingId == bookingId);
        return
            await came.AnyAsync(v => v.Side == BookingSide.Client, cancellationToken)
            && !await came.AnyAsync(v => v.Side == BookingSide.Professional, cancellationToken)
            && await FindAcceptedAsync(bookingId, cancellationToken) is { Way: MeetingWay.Video } booking
            ? await NextAsync(booking, cancellationToken)
            : [];
    }

    private Task<Booking?> FindAcceptedAsync(Guid bookingId, CancellationToken cancellationToken) =>
        db.Set<Booking>()
            .AsNoTracking()
            .SingleOrDefaultAsync(b => b.Id == bookingId && b.State == BookingState.Accepted, cancellationToken);
}
