using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Visavis.Scheduling;
using Visavis.Signaling.Presence;
using Visavis.Web.Availability;
using Visavis.Web.Foundation.Background;
using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Bookings;

/// <summary>
/// Tells the waiting list: of a clearly earlier slot, and that the professional came online. Only those whose professional's next free
/// slot is early enough are looked at.
/// </summary>
public sealed class EarlierSlots(IServiceScopeFactory scopes, TimeProvider time, ILogger<EarlierSlots> logger)
    : PeriodicService(Every, time, logger),
        IArrivalListener
{
    private const int BatchSize = 200;
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);
    private readonly ConcurrentQueue<Guid> arrivals = new();

    public void Arrived(Guid userId) => arrivals.Enqueue(userId);

    public async Task TellAsync(CancellationToken cancellationToken)
    {
        var online = new HashSet<Guid>();
        while (arrivals.TryDequeue(out var id))
        {
            online.Add(id);
        }

        try
        {
            await TellAsync(online, cancellationToken);
        }
        catch
        {
            // Those who came meanwhile are still there at the next round, or come again.
            foreach (var id in online)
            {
                arrivals.Enqueue(id);
            }

            throw;
        }
    }

    private async Task TellAsync(HashSet<Guid> online, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<VisavisDbContext>();
        var slots = scope.ServiceProvider.GetRequiredService<SlotFinder>();
        var notices = scope.ServiceProvider.GetRequiredService<BookingNotices>();
        var now = Clock.GetUtcNow();
        var clock = Instant.FromDateTimeOffset(now);
        var soonest = EarlierOffers.SoonestBooked(clock).ToDateTimeOffset();
        var lastBefore = EarlierOffers.LastNoticeBy(clock).ToDateTimeOffset();
        var waiting = await db.Set<WaitingEntry>()
            .AsNoTracking()
            .Where(w => w.Notices < EarlierOffers.MostNotices && (w.LastNoticeAt == null || w.LastNoticeAt <= lastBefore))
            .Join(db.Set<Booking>().AsNoTracking(), w => w.BookingId, b => b.Id, (w, b) => new { Entry = w, Booking = b })
            .Where(row => row.Booking.State == BookingState.Accepted || row.Booking.State == BookingState.Requested)
            .Where(row => row.Booking.StartsAt > soonest)
            .Join(
                db.Professionals,
                row => row.Booking.ProfessionalId,
                p => p.Id,
                (row, p) =>
                    new
                    {
                        row.Entry,
                        row.Booking,
                        p.NextSlotAt,
                    }
            )
            // Only who may have something to hear: whoever waits in vain must not keep the others from their turn.
            .Where(row => online.Contains(row.Booking.ProfessionalId) || (row.NextSlotAt != null && row.NextSlotAt < row.Booking.StartsAt))
            .OrderBy(row => row.Entry.LastNoticeAt)
            .ThenBy(row => row.Entry.CreatedAt)
            .Take(BatchSize)
            .ToListAsync(cancellationToken);
        foreach (var row in waiting)
        {
            if (online.Contains(row.Booking.ProfessionalId))
            {
                await NotifyAsync(db, row.Entry, () => notices.OnlineAsync(row.Booking, cancellationToken), cancellationToken);
            }
            else if (
                row.NextSlotAt <= EarlierOffers.LatestFree(Instant.FromDateTimeOffset(row.Booking.StartsAt)).ToDateTimeOffset()
                && await FindAsync(slots, row.Booking, row.Entry, now, cancellationToken) is { } free
            )
            {
                await NotifyAsync(db, row.Entry, () => notices.EarlierFreeAsync(row.Booking, free, cancellationToken), cancellationToken);
            }
        }
    }

    protected override Task RunAsync(CancellationToken cancellationToken) => TellAsync(cancellationToken);

    /// <summary>The first slot of the very same service that is worth telling.</summary>
    private static async Task<DateTimeOffset?> FindAsync(
        SlotFinder slots,
        Booking booking,
        WaitingEntry entry,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        if (booking.ServiceOfferId is not { } offer)
        {
            return null;
        }

        var (from, booked) = (Instant.FromDateTimeOffset(now), Instant.FromDateTimeOffset(booking.StartsAt));
        var answer = await slots.FindAsync(
            booking.ProfessionalId,
            offer,
            booking.DurationMinutes,
            from,
            EarlierOffers.LatestFree(booked),
            cancellationToken
        );
        Instant? last = entry.LastNoticeAt is { } told ? Instant.FromDateTimeOffset(told) : null;
        return answer
            .Slots.Where(slot => EarlierOffers.IsWorthTelling(booked, slot.Start, entry.Notices, last, from))
            .Select(slot => (DateTimeOffset?)slot.Start.ToDateTimeOffset())
            .Min();
    }

    /// <summary>Of two nodes one counts the notice, and that one sends it.</summary>
    private async Task NotifyAsync(VisavisDbContext db, WaitingEntry entry, Func<Task> tell, CancellationToken cancellationToken)
    {
        var now = Clock.GetUtcNow();
        db.ChangeTracker.Clear();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var counted = await db.Set<WaitingEntry>()
            .Where(w => w.BookingId == entry.BookingId && w.Notices == entry.Notices)
            .ExecuteUpdateAsync(
                set => set.SetProperty(w => w.Notices, entry.Notices + 1).SetProperty(w => w.LastNoticeAt, now),
                cancellationToken
            );
        if (counted == 1)
        {
            await tell();
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
    }
}
