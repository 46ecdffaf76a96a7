using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using Visavis.Signaling.Connections;
using Visavis.Web.Foundation.Background;
using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Accounts.Sessions;

/// <summary>
/// Closes the hub connections of sessions that ended elsewhere, on another node or by a command beside the site, and takes off the air who was
/// erased there. Each node asks for its own connections only, so that nobody has to tell it.
/// </summary>
internal sealed class EndedSessions(
    IDbContextFactory<VisavisDbContext> contexts,
    IConnectedPeople connections,
    IDepartures departures,
    TimeProvider clock,
    ILogger<EndedSessions> logger
) : PeriodicService(Every, clock, logger)
{
    // Well within the five seconds promised.
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(2);

    /// <summary>The database may be away for a while: a round that fails cuts nobody off.</summary>
    protected override async Task RunAsync(CancellationToken cancellationToken)
    {
        var people = connections.List();
        var open = people.Select(SessionRegistry.IdOf).OfType<Guid>().Distinct().ToArray();
        if (open.Length == 0)
        {
            return;
        }

        var now = Clock.GetUtcNow();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        // One parameter however many they are; each is a look at the primary key.
        var standing = await db
            .Sessions.Where(s => EF.Parameter(open).Contains(s.Id) && s.ExpiresAt > now)
            .Select(s => s.Id)
            .ToHashSetAsync(cancellationToken);
        if (standing.Count == open.Length)
        {
            return;
        }

        bool IsOver(ClaimsPrincipal person) => SessionRegistry.IdOf(person) is { } id && !standing.Contains(id) && open.Contains(id);
        connections.AbortWhere(IsOver);

        // The session of somebody erased is over too; what they were in the middle of is not, by that alone.
        var candidates = people.Where(IsOver).Select(person => person.AccountId()).OfType<Guid>().Distinct().ToArray();
        foreach (
            var erased in await db
                .Users.Where(a => candidates.Contains(a.Id) && a.ErasedAt != null)
                .Select(a => a.Id)
                .ToListAsync(cancellationToken)
        )
        {
            await departures.DepartAsync(erased);
        }
    }
}
