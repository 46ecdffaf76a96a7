using Visavis.Web.Foundation.Hosting;

namespace Visavis.Web.Foundation.Background;

/// <summary>
/// Work on rows that wait: at once after a save of this node, and by the clock for what is due later and for the rows of other nodes. A round
/// that fails is told in the log, and the next one follows.
/// </summary>
public abstract partial class SignalledService<TRow>(
    CommitSignal<TRow> signal,
    TimeSpan lookEvery,
    IHostApplicationLifetime lifetime,
    TimeProvider clock,
    ILogger logger
) : BackgroundService
    where TRow : class
{
    protected TimeProvider Clock { get; } = clock;

    protected ILogger Logger { get; } = logger;

    /// <returns>Whether there may be more to do at once.</returns>
    protected abstract Task<bool> WorkAsync(CancellationToken cancellationToken);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await lifetime.WaitForStartAsync(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            var written = signal.Next;
            try
            {
                if (await WorkAsync(stoppingToken))
                {
                    continue;
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                SignalledServiceLog.RoundFailed(Logger, GetType().Name, e);
                // What was committed before does not help: it would fail again at once.
                written = signal.Next;
            }

            await written.OrAfterAsync(lookEvery, Clock, stoppingToken);
        }
    }
}

internal static partial class SignalledServiceLog
{
    [LoggerMessage(LogLevel.Error, "A round of {Work} failed; the next one follows")]
    public static partial void RoundFailed(ILogger logger, string work, Exception exception);
}
