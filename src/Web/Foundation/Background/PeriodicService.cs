namespace Visavis.Web.Foundation.Background;

/// <summary>Work that comes round again until the application stops. A round that fails is told in the log, and the next one follows.</summary>
public abstract partial class PeriodicService(TimeSpan every, TimeProvider clock, ILogger logger) : BackgroundService
{
    // Made at once and not in the loop, which may get its turn later: no round after the start is missed.
    private readonly PeriodicTimer timer = new(every, clock);

    protected TimeProvider Clock { get; } = clock;

    protected ILogger Logger { get; } = logger;

    public override void Dispose()
    {
        timer.Dispose();
        base.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>One round.</summary>
    protected abstract Task RunAsync(CancellationToken cancellationToken);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                try
                {
                    await RunAsync(stoppingToken);
                }
                // Whatever it is: a time limit of a server asked looks like a cancellation, and must not end the rounds, nor the application.
                catch (Exception e) when (!stoppingToken.IsCancellationRequested)
                {
                    Log.RoundFailed(Logger, GetType().Name, e);
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
        [LoggerMessage(LogLevel.Warning, "A round of {Work} failed; the next one follows")]
        public static partial void RoundFailed(ILogger logger, string work, Exception exception);
    }
}
