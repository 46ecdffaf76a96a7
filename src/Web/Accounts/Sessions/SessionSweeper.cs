using Visavis.Web.Foundation.Background;

namespace Visavis.Web.Accounts.Sessions;

/// <summary>Removes sessions that ran out, by the clock.</summary>
internal sealed class SessionSweeper(IServiceScopeFactory scopes, TimeProvider clock, ILogger<SessionSweeper> logger)
    : PeriodicService(TimeSpan.FromMinutes(30), clock, logger)
{
    protected override async Task RunAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<SessionRegistry>().RemoveExpiredAsync(cancellationToken);
    }
}
