namespace Visavis.Web.Foundation.Hosting;

public static class ApplicationStart
{
    /// <summary>Completes when the site answers: work that nobody waits for leaves the processors to the start until then.</summary>
    /// <exception cref="OperationCanceledException">The application stops before.</exception>
    public static async Task WaitForStartAsync(this IHostApplicationLifetime lifetime, CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken);
    }
}
