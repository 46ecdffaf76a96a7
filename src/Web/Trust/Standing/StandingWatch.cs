using Visavis.Signaling.Connections;
using Visavis.Signaling.Presence;
using Visavis.Web.Accounts;
using Visavis.Web.Foundation.Background;
using Visavis.Web.Foundation.Hosting;

namespace Visavis.Web.Trust.Standing;

/// <summary>Every two seconds, on every node: learns who is limited, and takes those suspended elsewhere off the air.</summary>
internal sealed class StandingWatch(
    PeopleStanding standing,
    IConnectedPeople connections,
    IDepartures departures,
    PresenceService presence,
    TimeProvider time,
    ILogger<StandingWatch> logger
) : PeriodicService(Every, time, logger)
{
    // Well within the five seconds promised.
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(2);

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        standing.TellChange = presence.LookAgainAt;
        await standing.RefreshAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    public override Task StopAsync(CancellationToken cancellationToken)
    {
        standing.TellChange = null;
        return base.StopAsync(cancellationToken);
    }

    protected override async Task RunAsync(CancellationToken cancellationToken)
    {
        await standing.RefreshAsync(cancellationToken);
        var present = connections.List().Select(person => person.AccountId()).OfType<Guid>().Distinct().Where(standing.IsSuspended);
        foreach (var suspended in present.ToList())
        {
            await departures.DepartAsync(suspended);
        }
    }
}
