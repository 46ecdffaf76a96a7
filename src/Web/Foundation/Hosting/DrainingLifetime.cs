using System.Runtime.InteropServices;
using Microsoft.Extensions.Options;
using Visavis.Signaling.Nodes;

namespace Visavis.Web.Foundation.Hosting;

/// <summary>
/// Takes the place of the console's lifetime on one of several nodes. That one stops the application at the signal, which closes every socket at once while new
/// ones are still taken; here the node is emptied first. A second signal stops at once.
/// </summary>
internal sealed partial class DrainingLifetime(
    IHostApplicationLifetime application,
    NodeDrain drain,
    IOptions<DrainOptions> options,
    ILogger<DrainingLifetime> logger
) : IHostLifetime, IDisposable
{
    private readonly List<PosixSignalRegistration> signals = [];
    private int asked;

    public Task WaitForStartAsync(CancellationToken cancellationToken)
    {
        foreach (var signal in (PosixSignal[])[PosixSignal.SIGTERM, PosixSignal.SIGINT, PosixSignal.SIGQUIT])
        {
            signals.Add(PosixSignalRegistration.Create(signal, Stop));
        }

        application.ApplicationStarted.Register(() => LogStarted());
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose()
    {
        foreach (var signal in signals)
        {
            signal.Dispose();
        }
    }

    private void Stop(PosixSignalContext context)
    {
        context.Cancel = true;
        if (Interlocked.Increment(ref asked) > 1)
        {
            application.StopApplication();
            return;
        }

        _ = DrainAsync();
    }

    private async Task DrainAsync()
    {
        try
        {
            await drain.SendAwayAsync(options.Value.Notice, options.Value.Over, application.ApplicationStopping);
        }
        catch (OperationCanceledException)
        {
            // A second signal.
        }
        finally
        {
            application.StopApplication();
        }
    }

    [LoggerMessage(LogLevel.Information, "Application started. Press Ctrl+C to drain and stop, twice to stop at once.")]
    private partial void LogStarted();
}
