namespace Visavis.Web.Notifications;

public enum ReceiptState
{
    Planned = 0,
    Queued = 1,
    Sent = 2,
    Failed = 3,
    Replaced = 4,
}

/// <summary>What became of one notice on one channel.</summary>
/// <param name="AccountId">Whom it was for; null for a guest.</param>
/// <param name="Recipient">The address, for mails.</param>
/// <param name="At">When it is due, was sent, or was written, by state.</param>
public sealed record NotificationReceipt(
    string Kind,
    NotificationChannels Channel,
    ReceiptState State,
    DateTimeOffset At,
    Guid? AccountId,
    string? Recipient
);
