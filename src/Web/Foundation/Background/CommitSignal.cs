namespace Visavis.Web.Foundation.Background;

/// <summary>Wakes whoever of this process works on such rows when some were committed, so that they need not wait for the next look.</summary>
public sealed class CommitSignal<TRow>
    where TRow : class
{
    private TaskCompletionSource next = New();

    /// <summary>Take it before looking for rows: it completes with the first one written after.</summary>
    public Task Next => Volatile.Read(ref next).Task;

    public void Raise() => Interlocked.Exchange(ref next, New()).TrySetResult();

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}

internal static class CommitSignalWait
{
    /// <summary>Until rows were committed, the time is over or the application stops.</summary>
    public static async Task OrAfterAsync(this Task written, TimeSpan time, TimeProvider clock, CancellationToken stopping)
    {
        try
        {
            await written.WaitAsync(time, clock, stopping);
        }
        catch (TimeoutException)
        {
            // Time to look again.
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The loop ends.
        }

        // Whoever fires the timer or commits a row must not carry out the work as well.
        await Task.Yield();
    }
}
