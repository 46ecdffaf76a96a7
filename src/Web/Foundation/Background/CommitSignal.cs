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
