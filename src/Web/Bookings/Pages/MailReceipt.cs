using Visavis.Web.Foundation.Mail;

namespace Visavis.Web.Bookings.Pages;

/// <summary>What became of the last mail about a booking to one of its sides.</summary>
/// <param name="At">When it went out, or was written when it has not.</param>
public sealed record MailReceipt(DateTimeOffset At, MailState State)
{
    /// <summary>One that is queued and no longer true does not leave.</summary>
    public static MailReceipt Of(QueuedMail mail) =>
        new(mail.SentAt ?? mail.CreatedAt, mail is { State: MailState.Queued, ReplacedAt: not null } ? MailState.Replaced : mail.State);
}
