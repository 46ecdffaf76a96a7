using Microsoft.EntityFrameworkCore;
using Visavis.Signaling.Connections;
using Visavis.Web.Foundation.Background;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Hosting;
using Visavis.Web.Trust.Standing;

namespace Visavis.Web.Trust.Decisions;

/// <summary>Ends measures at their printed instant, and does what a measure does outside its own transaction until every effect is done.</summary>
public sealed class MeasureEffects(
    IDbContextFactory<VisavisDbContext> contexts,
    MeasureKeeper keeper,
    PeopleStanding standing,
    IDepartures departures,
    IEnumerable<ISuspensionEffect> others,
    TimeProvider time,
    ILogger<MeasureEffects> logger
) : PeriodicService(Every, time, logger)
{
    public const string Search = "search";
    public const string Content = "content";
    public const string Sessions = "sessions";
    public const string Departure = "connections-and-call";
    public const string Bookings = "bookings";
    public const string Missions = "missions";

    private const int LongestError = 120;
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(2);

    /// <summary>Does at once what waits; what fails is tried again with the next round.</summary>
    public async Task ApplyAsync(CancellationToken cancellationToken)
    {
        await standing.RefreshAsync(cancellationToken);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await EndDueAsync(db, cancellationToken);
        var waiting = await db.Set<MeasureEffect>()
            .Where(e => e.DoneAt == null)
            .OrderBy(e => e.MeasureId)
            .Take(100)
            .ToListAsync(cancellationToken);
        foreach (var effect in waiting)
        {
            var measure = await db.Set<Measure>().SingleAsync(m => m.Id == effect.MeasureId, cancellationToken);
            effect.Attempts++;
            try
            {
                // A measure that ended meanwhile has nothing left to do.
                if (measure.StandsAt(Clock.GetUtcNow()))
                {
                    await DoAsync(effect.Name, measure.AccountId, cancellationToken);
                }

                (effect.DoneAt, effect.LastError) = (Clock.GetUtcNow(), null);
            }
            catch (Exception problem) when (!cancellationToken.IsCancellationRequested)
            {
                var kind = problem.GetType().Name;
                effect.LastError = kind.Length > LongestError ? kind[..LongestError] : kind;
            }

            await db.SaveChangesAsync(cancellationToken);
        }
    }

    protected override Task RunAsync(CancellationToken cancellationToken) => ApplyAsync(cancellationToken);

    private async Task EndDueAsync(VisavisDbContext db, CancellationToken cancellationToken)
    {
        var now = Clock.GetUtcNow();
        var due = await db.Set<Measure>().Where(m => m.EndedAt == null && m.EndsAt <= now).ToListAsync(cancellationToken);
        foreach (var measure in due)
        {
            await keeper.EndAsync(db, measure, actorId: null, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
        }
    }

    private async Task DoAsync(string effect, Guid accountId, CancellationToken cancellationToken)
    {
        if (effect == Departure)
        {
            await departures.DepartAsync(accountId);
            return;
        }

        foreach (var other in others.Where(o => o.Name == effect))
        {
            await other.ApplyAsync(accountId, cancellationToken);
        }
    }
}

/// <summary>What a suspension does in a module that trust need not know. Idempotent: it may be asked again.</summary>
public interface ISuspensionEffect
{
    string Name { get; }

    Task ApplyAsync(Guid accountId, CancellationToken cancellationToken);
}
