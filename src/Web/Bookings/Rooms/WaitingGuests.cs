using Microsoft.EntityFrameworkCore;
using Visavis.Signaling.Calls;
using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Bookings.Rooms;

/// <param name="Path">Of the room, where the host lets them in.</param>
public sealed record WaitingGuest(string Code, string Name, string Path);

/// <param name="IsInCall">The host talks to somebody: what is told makes no sound.</param>
public sealed record WaitingView(IReadOnlyList<WaitingGuest> Guests, bool IsInCall)
{
    public static readonly WaitingView Nobody = new([], false);
}

/// <summary>Who sits in the rooms of a professional and was not let in yet, longest first: what every open page of theirs tells.</summary>
public sealed class WaitingGuests(VisavisDbContext db, ICallStore calls, TimeProvider time)
{
    public async Task<WaitingView> OfAsync(Guid professionalId, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var (lately, opened, closed) = (now - RoomDesk.HereFor, now + BookingActs.RoomOpensBefore, now - BookingActs.RoomClosesAfter);
        var waiting = await db.Set<Booking>()
            .AsNoTracking()
            .Where(b => b.ProfessionalId == professionalId && b.StartsAt <= opened && b.EndsAt > closed)
            // Who was let in just now is on the way into the call; who comes back after it waits again.
            .Join(
                db.Set<RoomVisit>()
                    .Where(v => v.Side == BookingSide.Client && v.LastSeenAt >= lately && (v.AdmittedAt == null || v.AdmittedAt < lately)),
                b => b.Id,
                v => v.BookingId,
                (booking, visit) => new { Booking = booking, visit.FirstSeenAt }
            )
            .OrderBy(w => w.FirstSeenAt)
            .ToListAsync(cancellationToken);
        var open = waiting.FindAll(w => BookingActs.IsRoomOpen(w.Booking, now)).ConvertAll(w => w.Booking);
        if (open.Count == 0)
        {
            return WaitingView.Nobody;
        }

        var live = await calls.FindLiveOfAsync(professionalId, cancellationToken);
        if (live is not null)
        {
            var ids = open.ConvertAll(b => b.Id);
            var voices = await db.Set<RoomGuest>()
                .Where(g => ids.Contains(g.BookingId))
                .ToDictionaryAsync(g => g.BookingId, g => (Guid?)g.AccountId, cancellationToken);
            open.RemoveAll(b => (b.ClientId ?? voices.GetValueOrDefault(b.Id)) is { } client && live.RoleOf(client) is not null);
        }

        return new WaitingView(
            open.ConvertAll(b => new WaitingGuest(b.Code, b.ClientName, $"{BookingLinks.Path(b)}/room")),
            live is not null
        );
    }
}
