using Microsoft.EntityFrameworkCore;
using Visavis.Signaling.Calls;
using Visavis.Web.Foundation.Background;
using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Bookings;

/// <summary>
/// Of the calls and requests of late, how many each professional answered; a "no" is an answer. Kept on the profile, where the order of
/// results reads it, and looked at again now and then: it may be an hour old.
/// </summary>
public sealed class AnswerRates(IDbContextFactory<VisavisDbContext> contexts, TimeProvider time, ILogger<AnswerRates> logger)
    : PeriodicService(TimeSpan.FromHours(1), time, logger)
{
    /// <summary>With fewer nobody can tell, and the rate stays unknown.</summary>
    public const int Fewest = 5;

    private const int MostAttempts = 5;
    private const int BatchSize = 100;

    /// <summary>How much later than it ended the clock may see it.</summary>
    private static readonly TimeSpan SlackOfClock = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan OfLate = TimeSpan.FromDays(90);

    protected override Task RunAsync(CancellationToken cancellationToken) => RefreshAsync(cancellationToken);

    /// <summary>In whole percent; null when there were too few.</summary>
    public static int? Of(int answered, int asked) =>
        asked < Fewest ? null : (int)Math.Round(100.0 * answered / asked, MidpointRounding.AwayFromZero);

    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var counts = new Dictionary<Guid, (int Answered, int Asked)>();
        var since = Clock.GetUtcNow() - OfLate;
        foreach (var (id, answered, asked) in await CallsAsync(db, since, cancellationToken))
        {
            Add(id, answered, asked);
        }

        foreach (var (id, answered, asked) in await RequestsAsync(db, since, cancellationToken))
        {
            Add(id, answered, asked);
        }

        var known = await db
            .Professionals.Where(p => p.AnswerRate != null)
            .Select(p => new { p.Id, p.AnswerRate })
            .ToDictionaryAsync(p => p.Id, p => p.AnswerRate, cancellationToken);
        var changed = counts
            .Keys.Union(known.Keys)
            .Select(id => (Id: id, Rate: Of(counts.GetValueOrDefault(id).Answered, counts.GetValueOrDefault(id).Asked)))
            .Where(person => person.Rate != known.GetValueOrDefault(person.Id))
            .ToList();
        foreach (var some in changed.Chunk(BatchSize))
        {
            await WriteAsync(some.ToDictionary(person => person.Id, person => person.Rate), cancellationToken);
        }

        void Add(Guid id, int answered, int asked)
        {
            var (before, all) = counts.GetValueOrDefault(id);
            counts[id] = (before + answered, all + asked);
        }
    }

    private static async Task<List<(Guid, int, int)>> CallsAsync(
        VisavisDbContext db,
        DateTimeOffset since,
        CancellationToken cancellationToken
    )
    {
        var (declined, missed, left) = (nameof(CallEndReason.Declined), nameof(CallEndReason.Missed), nameof(CallEndReason.CalleeLeft));
        var rows = await db
            .Calls.Where(c =>
                c.StartedAt >= since
                && (
                    c.AcceptedAt != null
                    || c.EndReason == declined
                    || c.EndReason == left
                    // Whoever was in another call could not answer.
                    || (c.EndReason == missed && c.EndedAt >= c.RingExpiresAt)
                )
            )
            .GroupBy(c => c.CalleeId)
            .Select(calls => new
            {
                calls.Key,
                Answered = calls.Count(c => c.AcceptedAt != null || c.EndReason == declined),
                Asked = calls.Count(),
            })
            .ToListAsync(cancellationToken);
        return rows.ConvertAll(row => (row.Key, row.Answered, row.Asked));
    }

    private static async Task<List<(Guid, int, int)>> RequestsAsync(
        VisavisDbContext db,
        DateTimeOffset since,
        CancellationToken cancellationToken
    )
    {
        // What is confirmed at once asks nobody.
        var answered = await db.Set<Booking>()
            .Where(b =>
                b.CreatedAt >= since
                && b.DecidedAt != null
                && (b.State == BookingState.Accepted || b.State == BookingState.Declined || b.State == BookingState.Completed)
                && db.ServiceOffers.Any(offer => offer.Id == b.ServiceOfferId && !offer.ConfirmsAtOnce)
            )
            .GroupBy(b => b.ProfessionalId)
            .Select(bookings => new { bookings.Key, Count = bookings.Count() })
            .ToListAsync(cancellationToken);
        var expired = await db.Set<Booking>()
            .Where(b => b.CreatedAt >= since && b.State == BookingState.Expired)
            .Select(b => new
            {
                b.ProfessionalId,
                b.CreatedAt,
                b.DecidedAt,
            })
            .ToListAsync(cancellationToken);
        // A guest who never confirmed asked nothing.
        var unanswered = expired.Where(b => b.DecidedAt - b.CreatedAt > BookingMaker.ConfirmWithin + SlackOfClock);
        return
        [
            .. answered.Select(row => (row.Key, row.Count, row.Count)),
            .. unanswered.GroupBy(b => b.ProfessionalId).Select(bookings => (bookings.Key, 0, bookings.Count())),
        ];
    }

    private async Task WriteAsync(Dictionary<Guid, int?> rates, CancellationToken cancellationToken)
    {
        // Somebody may save their profile at this moment: look again.
        for (var attempt = 1; !await TryWriteAsync(rates, attempt == MostAttempts, cancellationToken); attempt++) { }
    }

    private async Task<bool> TryWriteAsync(Dictionary<Guid, int?> rates, bool isLast, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        foreach (var person in await db.Professionals.Where(p => rates.Keys.Contains(p.Id)).ToListAsync(cancellationToken))
        {
            person.AnswerRate = rates[person.Id];
        }

        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateConcurrencyException) when (!isLast)
        {
            return false;
        }
    }
}
