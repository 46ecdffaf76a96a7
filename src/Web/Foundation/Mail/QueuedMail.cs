namespace Visavis.Web.Foundation.Mail;

/// <summary>
/// A mail to send and the receipt of it. It is written in the transaction of what it tells of; the words are encrypted and
/// dropped once sent, because they may hold links that sign in.
/// </summary>
public sealed class QueuedMail
{
    public Guid Id { get; set; }

    /// <summary>Whom it is for; null when the address has no account yet.</summary>
    public Guid? AccountId { get; set; }

    public required string Recipient { get; set; }

    /// <summary>What it is about, e.g. <c>confirm-address</c>.</summary>
    public required string Kind { get; set; }

    /// <summary>What it is about, so that what is unsent about it can be replaced: see <c>Notifier</c>.</summary>
    public string? SubjectKey { get; set; }

    /// <summary>Subject, text and headers, protected; null once sent, failed for good, or replaced.</summary>
    public string? ProtectedContent { get; set; }

    public MailState State { get; set; }

    public int Attempts { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>Not before: quiet hours.</summary>
    public DateTimeOffset DueAt { get; set; }

    public DateTimeOffset NextAttemptAt { get; set; }

    /// <summary>Set by whoever has nothing to tell any more; if it is still queued then, it is not sent.</summary>
    public DateTimeOffset? ReplacedAt { get; set; }

    /// <summary>Until then one node alone is sending it.</summary>
    public DateTimeOffset? LeasedUntil { get; set; }

    public DateTimeOffset? SentAt { get; set; }

    /// <summary>Kind of the last failure, never what a server said.</summary>
    public string? LastError { get; set; }

    /// <summary>Changes with every write, so that two nodes never take the same mail.</summary>
    public Guid Version { get; set; }
}
