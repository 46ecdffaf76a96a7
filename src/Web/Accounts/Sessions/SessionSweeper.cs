namespace Visavis.Web.Accounts.Sessions;

/// <summary>Removes sessions that ran out, by the clock.</summary>
internal sealed partial class SessionSweeper(IServiceScopeFactory scopes, TimeProvider clock, ILogger<SessionSweeper> logger)
    : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                try
                {
                    await using var scope = scopes.CreateAsyncScope();
                    await scope.ServiceProvider.GetRequiredService<SessionRegistry>().RemoveExpiredAsync(stoppingToken);
                }
                catch (Exception e) when (e is not OperationCanceledException)
                {
                    Log.NotSwept(logger, e);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The application stops.
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Expired sessions could not be removed")]
        public static partial void NotSwept(ILogger logger, Exception exception);
    }
}
