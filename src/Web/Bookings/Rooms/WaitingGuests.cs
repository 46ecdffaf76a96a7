using Microsoft.EntityFrameworkCore;
using Visavis.Signaling.Calls;
using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Bookings.Rooms;

/// <param name="Path">Of the room, where the host lets them in, or the client comes in; with the key of who has no other proof.</param>
/// <param name="IsHost">The professional is there, and it is the client who reads it.</param>
public sealed record WaitingGuest(string Code, string Name, string Path, bool IsHost = false)
{
    /// <summary>Whether a page is the room itself, which shows who is in it.</summary>
    public bool IsAt(PathString path) => path.StartsWithSegments(Path.Split('?')[0], StringComparison.OrdinalIgnoreCase);
}

/// <param name="IsInCall">The reader talks to somebody: what is told makes no sound.</param>
public sealed record WaitingView(IReadOnlyList<WaitingGuest> Guests, bool IsInCall)
{
    public static readonly WaitingView Nobody = new([], false);
}

/// <summary>
/// Whom somebody's pages tell of: clients who sit in a room of theirs and were not let in yet, and professionals who are in the room of an
/// appointment of theirs; longest first.
/// </summary>
public sealed class WaitingGuests(VisavisDbContext db, BookingLinks links, ICallStore calls, TimeProvider time)
{
    public async Task<WaitingView> OfAsync(Guid accountId, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var clients = await ClientsOfAsync(accountId, now, cancellationToken);
        var hosts = await HostsOfAsync(accountId, now, cancellationToken);
        if (clients.Count + hosts.Count == 0)
        {
            return WaitingView.Nobody;
        }

        var live = await calls.FindLiveOfAsync(accountId, cancellationToken);
        if (live is not null)
        {
            await LeaveOutAsync(clients, hosts, live, cancellationToken);
        }

        var names = await db
            .Users.Where(a => hosts.Select(b => b.ProfessionalId).Contains(a.Id))
            .ToDictionaryAsync(a => a.Id, a => a.DisplayName, cancellationToken);
        return new WaitingView(
            [
                .. clients.Select(b => new WaitingGuest(b.Code, b.ClientName, BookingLinks.RoomPath(b))),
                .. hosts.Select(b => new WaitingGuest(
                    b.Code,
                    names.GetValueOrDefault(b.ProfessionalId, ""),
                    links.ClientRoomPath(b, accountId),
                    true
                )),
            ],
            live is not null
        );
    }

    private async Task<List<Booking>> ClientsOfAsync(Guid professionalId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var lately = now - RoomDesk.HereFor;
        var waiting = await OpenAround(now)
            .Where(b => b.ProfessionalId == professionalId)
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
        return waiting.FindAll(w => BookingActs.IsRoomOpen(w.Booking, now)).ConvertAll(w => w.Booking);
    }

    private async Task<List<Booking>> HostsOfAsync(Guid clientId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var lately = now - RoomDesk.HereFor;
        var visits = db.Set<RoomVisit>();
        // Every page asks: two questions that an index answers, rather than one that reads all appointments of the hour.
        var lent = await db.Set<RoomGuest>().Where(g => g.AccountId == clientId).Select(g => g.BookingId).ToListAsync(cancellationToken);
        var around = OpenAround(now);
        var own =
            lent.Count == 0 ? around.Where(b => b.ClientId == clientId) : around.Where(b => b.ClientId == clientId || lent.Contains(b.Id));
        var hosts = await own
        // A client who was let in just now is on the way into the call.
        .Where(b => !visits.Any(v => v.BookingId == b.Id && v.Side == BookingSide.Client && v.AdmittedAt >= lately))
            .Join(
                visits.Where(v => v.Side == BookingSide.Professional && v.LastSeenAt >= lately),
                b => b.Id,
                v => v.BookingId,
                (booking, visit) => new { Booking = booking, visit.FirstSeenAt }
            )
            .OrderBy(w => w.FirstSeenAt)
            .ToListAsync(cancellationToken);
        return hosts.FindAll(w => BookingActs.IsRoomOpen(w.Booking, now)).ConvertAll(w => w.Booking);
    }

    private IQueryable<Booking> OpenAround(DateTimeOffset now)
    {
        var (opened, closed) = (now + BookingActs.RoomOpensBefore, now - BookingActs.RoomClosesAfter);
        return db.Set<Booking>().AsNoTracking().Where(b => b.StartsAt <= opened && b.EndsAt > closed);
    }

    /// <summary>Whom the reader talks to does not wait.</summary>
    private async Task LeaveOutAsync(List<Booking> clients, List<Booking> hosts, CallSession live, CancellationToken cancellationToken)
    {
        var ids = clients.ConvertAll(b => b.Id);
        var voices = await db.Set<RoomGuest>()
            .Where(g => ids.Contains(g.BookingId))
            .ToDictionaryAsync(g => g.BookingId, g => (Guid?)g.AccountId, cancellationToken);
        clients.RemoveAll(b => (b.ClientId ?? voices.GetValueOrDefault(b.Id)) is { } client && live.RoleOf(client) is not null);
        hosts.RemoveAll(b => live.RoleOf(b.ProfessionalId) is not null);
    }
}
