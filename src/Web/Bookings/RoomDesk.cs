using Microsoft.EntityFrameworkCore;
using Visavis.Signaling.Calls;
using Visavis.Signaling.Messages;
using Visavis.Web.Bookings.Rooms;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Notifications;

namespace Visavis.Web.Bookings;

public enum RoomOutcome
{
    Done,

    /// <summary>Not this side, not now, or nobody to let in.</summary>
    NotAllowed,

    /// <summary>One of the two is in another call.</summary>
    Busy,

    /// <summary>A guest has not agreed to the terms.</summary>
    MustAgree,
}

/// <param name="CallId">The live call of these two; null when there is none.</param>
/// <param name="GuestId">The account that talks for a guest; null for who booked with one, and before the guest entered.</param>
public sealed record RoomView(RoomVisit? Own, RoomVisit? Other, string? CallId, Guid? GuestId);

/// <summary>The room of a booked consultation: who is there, who is let in, and the call of the two. Lateness and absence are judged by it alone.</summary>
public sealed class RoomDesk(
    VisavisDbContext db,
    ICallStore calls,
    Notifier notifier,
    RoomNotices notices,
    InboxNotices pages,
    TimeProvider time
)
{
    /// <summary>Who was seen within it is there: the page tells every few seconds.</summary>
    public static readonly TimeSpan HereFor = TimeSpan.FromSeconds(45);

    public async Task<RoomView> ReadAsync(Booking booking, BookingSide side, CancellationToken cancellationToken)
    {
        var visits = await db.Set<RoomVisit>().AsNoTracking().Where(v => v.BookingId == booking.Id).ToListAsync(cancellationToken);
        return new RoomView(
            visits.Find(v => v.Side == side),
            visits.Find(v => v.Side != side),
            await FindCallAsync(booking, cancellationToken),
            booking.ClientId is null ? await GuestOfAsync(booking, cancellationToken) : null
        );
    }

    /// <summary>The side is in the room now: the first time, and every time its page says so again.</summary>
    public async Task<RoomOutcome> EnterAsync(Booking booking, BookingSide side, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (side == BookingSide.System || !BookingActs.IsRoomOpen(booking, now))
        {
            return RoomOutcome.NotAllowed;
        }

        if (await ComesBackAsync(booking, side, now, cancellationToken))
        {
            await TellAsync(booking, side, isFirst: false, now, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            await TellPagesAsync(booking, side, cancellationToken);
            return RoomOutcome.Done;
        }

        if (await SeenAsync(booking, side, now, cancellationToken))
        {
            return RoomOutcome.Done;
        }

        db.Add(
            new RoomVisit
            {
                BookingId = booking.Id,
                Side = side,
                FirstSeenAt = now,
                LastSeenAt = now,
            }
        );
        await TellAsync(booking, side, isFirst: true, now, cancellationToken);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            await TellPagesAsync(booking, side, cancellationToken);
        }
        catch (DbUpdateException e) when (UniqueViolation.Is(e))
        {
            // A second page of the same person was faster.
            db.ChangeTracker.Clear();
            await SeenAsync(booking, side, now, cancellationToken);
        }

        return RoomOutcome.Done;
    }

    /// <summary>The professional lets the client in: their call begins. Asked again, it is the same call, or a new one after it ended.</summary>
    public async Task<RoomOutcome> AdmitAsync(Booking booking, BookingSide side, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (side != BookingSide.Professional || !BookingActs.IsRoomOpen(booking, now))
        {
            return RoomOutcome.NotAllowed;
        }

        await EnterAsync(booking, side, cancellationToken);
        if (!await IsHereAsync(booking, BookingSide.Client, now, cancellationToken))
        {
            return RoomOutcome.NotAllowed;
        }

        if (!await BeginCallAsync(booking, now, cancellationToken))
        {
            return RoomOutcome.Busy;
        }

        await db.Set<RoomVisit>()
            .Where(v => v.BookingId == booking.Id && v.Side == BookingSide.Client)
            .ExecuteUpdateAsync(set => set.SetProperty(v => v.AdmittedAt, now), cancellationToken);
        await notifier.ReadAsync(db, booking.ProfessionalId, RoomNotices.SubjectOf(booking), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await TellPagesAsync(booking, BookingSide.Client, cancellationToken);
        await TellGuestAsync(booking, cancellationToken);
        return RoomOutcome.Done;
    }

    /// <summary>A guest who signed in with the personal link at hand: the booking is that account's from now on.</summary>
    public async Task ClaimAsync(Booking booking, Guid accountId, CancellationToken cancellationToken)
    {
        if (accountId != booking.ProfessionalId)
        {
            await db.Set<Booking>()
                .Where(b => b.Id == booking.Id && b.ClientId == null)
                .ExecuteUpdateAsync(
                    set => set.SetProperty(b => b.ClientId, accountId).SetProperty(b => b.Version, b => b.Version + 1),
                    cancellationToken
                );
        }
    }

    private Task<Guid?> GuestOfAsync(Booking booking, CancellationToken cancellationToken) =>
        db.Set<RoomGuest>().Where(g => g.BookingId == booking.Id).Select(g => (Guid?)g.AccountId).SingleOrDefaultAsync(cancellationToken);

    private async Task<bool> SeenAsync(Booking booking, BookingSide side, DateTimeOffset now, CancellationToken cancellationToken) =>
        await db.Set<RoomVisit>()
            .Where(v => v.BookingId == booking.Id && v.Side == side)
            .ExecuteUpdateAsync(set => set.SetProperty(v => v.LastSeenAt, now), cancellationToken) > 0;

    /// <summary>Nobody saw them for a while: whoever of two pages says it first, says it alone.</summary>
    private async Task<bool> ComesBackAsync(Booking booking, BookingSide side, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var lately = now - HereFor;
        return await db.Set<RoomVisit>()
                .Where(v => v.BookingId == booking.Id && v.Side == side && v.LastSeenAt < lately)
                .ExecuteUpdateAsync(set => set.SetProperty(v => v.LastSeenAt, now), cancellationToken) > 0;
    }

    private Task<bool> IsHereAsync(Booking booking, BookingSide side, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var lately = now - HereFor;
        return db.Set<RoomVisit>().AnyAsync(v => v.BookingId == booking.Id && v.Side == side && v.LastSeenAt >= lately, cancellationToken);
    }

    /// <summary>The other side's bell, unless they see it in the room themselves. Joins the caller's save.</summary>
    private async Task TellAsync(Booking booking, BookingSide side, bool isFirst, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (side == BookingSide.Client)
        {
            if ((booking.ClientId ?? await GuestOfAsync(booking, cancellationToken)) is { } client)
            {
                await notifier.ReadAsync(db, client, RoomNotices.SubjectOf(booking), cancellationToken);
            }

            if (isFirst || !await IsHereAsync(booking, BookingSide.Professional, now, cancellationToken))
            {
                await notices.TellHostAsync(booking, cancellationToken);
            }
        }
        else if (
            !await IsHereAsync(booking, BookingSide.Client, now, cancellationToken)
            && await FindCallAsync(booking, cancellationToken) is null
        )
        {
            await notices.TellClientAsync(booking, cancellationToken);
        }
    }

    /// <summary>The other side's open pages look who is in the room.</summary>
    private Task TellPagesAsync(Booking booking, BookingSide side, CancellationToken cancellationToken) =>
        side == BookingSide.Client
            ? pages.TellAsync(booking.ProfessionalId, new InboxChange(InboxChangeKind.Rooms))
            : TellGuestAsync(booking, cancellationToken);

    private async Task TellGuestAsync(Booking booking, CancellationToken cancellationToken)
    {
        if ((booking.ClientId ?? await GuestOfAsync(booking, cancellationToken)) is { } client)
        {
            await pages.TellAsync(client, new InboxChange(InboxChangeKind.Rooms));
        }
    }

    private async Task<string?> FindCallAsync(Booking booking, CancellationToken cancellationToken) =>
        (booking.ClientId ?? await GuestOfAsync(booking, cancellationToken)) is { } client
        && await calls.FindLiveOfAsync(client, cancellationToken) is { } live
        && live.RoleOf(booking.ProfessionalId) is not null
            ? live.Id
            : null;

    /// <summary>Nothing rings: both are in the room, so the call is accepted from its beginning.</summary>
    private async Task<bool> BeginCallAsync(Booking booking, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if ((booking.ClientId ?? await GuestOfAsync(booking, cancellationToken)) is not { } client)
        {
            return false;
        }

        if (await FindCallAsync(booking, cancellationToken) is not null)
        {
            return true;
        }

        return await calls.TryAddAsync(
                new CallSession
                {
                    Id = Guid.NewGuid().ToString("N"),
                    CallerId = client,
                    CalleeId = booking.ProfessionalId,
                    RequestId = Guid.NewGuid().ToString("N"),
                    State = CallState.Connecting,
                    StartedAt = now,
                    RingExpiresAt = now,
                    AcceptedAt = now,
                },
                cancellationToken
            ) || await FindCallAsync(booking, cancellationToken) is not null;
    }
}
