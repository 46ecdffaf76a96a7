namespace Visavis.Web.Mail;

/// <summary>Wakes the sender of this process when a mail was committed.</summary>
public sealed class MailSignal
{
    private TaskCompletionSource next = New();

    /// <summary>Take it before looking for mails: it completes with the first one written after.</summary>
    public Task Next => Volatile.Read(ref next).Task;

    public void Raise() => Interlocked.Exchange(ref next, New()).TrySetResult();

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
