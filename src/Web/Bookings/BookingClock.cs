using Microsoft.EntityFrameworkCore;
using Visavis.Web.Bookings.Rooms;
using Visavis.Web.Foundation.Background;
using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Bookings;

/// <summary>What happens to bookings by the clock alone: answers that came too late, ends, holds and proposals nobody used.</summary>
public sealed class BookingClock(IServiceScopeFactory scopes, TimeProvider time, ILogger<BookingClock> logger)
    : PeriodicService(Every, time, logger)
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(30);

    /// <summary>The form of a lost hold still finds its service for so long.</summary>
    private static readonly TimeSpan KeepHolds = TimeSpan.FromDays(1);
    private const int BatchSize = 100;

    protected override Task RunAsync(CancellationToken cancellationToken) => TickAsync(cancellationToken);

    public async Task TickAsync(CancellationToken cancellationToken)
    {
        var now = Clock.GetUtcNow();
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<VisavisDbContext>();
        var desk = scope.ServiceProvider.GetRequiredService<BookingDesk>();
        await db.Set<BookedTime>().Where(t => t.ExpiresAt <= now).ExecuteDeleteAsync(cancellationToken);
        await db.Set<Hold>().Where(h => h.ExpiresAt <= now - KeepHolds).ExecuteDeleteAsync(cancellationToken);
        var expired = await db.Set<Booking>()
            .Where(b => (b.State == BookingState.Requested || b.State == BookingState.Unconfirmed) && b.AnswerBy <= now)
            .OrderBy(b => b.AnswerBy)
            .Select(b => b.Id)
            .Take(BatchSize)
            .ToListAsync(cancellationToken);
        foreach (var id in expired)
        {
            await desk.ExpireAsync(id, cancellationToken);
        }

        var ended = await db.Set<Booking>()
            .Where(b => b.State == BookingState.Accepted && b.EndsAt <= now)
            .OrderBy(b => b.EndsAt)
            .Select(b => b.Id)
            .Take(BatchSize)
            .ToListAsync(cancellationToken);
        foreach (var id in ended)
        {
            await desk.CompleteAsync(id, cancellationToken);
        }

        var unanswered = await db.Set<Booking>()
            .Where(b => b.ProposalEndsAt <= now && (b.State == BookingState.Accepted || b.State == BookingState.Requested))
            .OrderBy(b => b.ProposalEndsAt)
            .Select(b => b.Id)
            .Take(BatchSize)
            .ToListAsync(cancellationToken);
        foreach (var id in unanswered)
        {
            await desk.ForgetProposalAsync(id, cancellationToken);
        }

        var lost = await BookingDesk
            .LostRequests(db.Set<Booking>(), db.Set<BookedTime>())
            .OrderBy(b => b.StartsAt)
            .Select(b => b.Id)
            .Take(BatchSize)
            .ToListAsync(cancellationToken);
        foreach (var id in lost)
        {
            await desk.CloseLostAsync(id, cancellationToken);
        }

        await scope.ServiceProvider.GetRequiredService<RoomGuests>().SweepAsync(cancellationToken);
    }
}
