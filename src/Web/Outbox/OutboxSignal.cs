namespace Visavis.Web.Outbox;

/// <summary>Wakes the consumers of this process when it has written a message, so that they need not wait for the next look.</summary>
public sealed class OutboxSignal
{
    private TaskCompletionSource next = New();

    /// <summary>Take it before looking for messages: it completes with the first one written after.</summary>
    public Task Next => Volatile.Read(ref next).Task;

    public void Raise() => Interlocked.Exchange(ref next, New()).TrySetResult();

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
