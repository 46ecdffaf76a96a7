using Microsoft.EntityFrameworkCore;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Mail;
using Visavis.Web.Notifications.Push;

namespace Visavis.Web.Notifications;

/// <summary>What became of the notices about a subject, for the modules that show it to both sides.</summary>
public sealed class NotificationReceipts(VisavisDbContext db)
{
    /// <summary>Oldest first. Mails keep their receipt for 30 days.</summary>
    public async Task<IReadOnlyList<NotificationReceipt>> OfAsync(string subjectKey, CancellationToken cancellationToken)
    {
        var planned = await db.Set<Notice>()
            .Where(n => n.SubjectKey == subjectKey && n.DeliveredAt == null)
            .Select(n => new NotificationReceipt(
                n.Kind,
                NotificationChannels.None,
                n.DroppedAt == null ? ReceiptState.Planned : ReceiptState.Replaced,
                n.DueAt,
                n.AccountId,
                n.GuestEmail
            ))
            .ToListAsync(cancellationToken);
        var mails = await db
            .Mails.Where(m => m.SubjectKey == subjectKey)
            .Select(m => new
            {
                m.Kind,
                m.State,
                m.ReplacedAt,
                m.SentAt,
                m.DueAt,
                m.AccountId,
                m.Recipient,
            })
            .ToListAsync(cancellationToken);
        var pushes = await db.Set<QueuedPush>().AsNoTracking().Where(p => p.SubjectKey == subjectKey).ToListAsync(cancellationToken);
        return
        [
            .. planned
                .Concat(
                    mails.Select(m => new NotificationReceipt(
                        m.Kind,
                        NotificationChannels.Email,
                        m.State switch
                        {
                            MailState.Sent => ReceiptState.Sent,
                            MailState.Failed => ReceiptState.Failed,
                            MailState.Replaced => ReceiptState.Replaced,
                            _ => m.ReplacedAt is null ? ReceiptState.Queued : ReceiptState.Replaced,
                        },
                        m.SentAt ?? m.ReplacedAt ?? m.DueAt,
                        m.AccountId,
                        m.Recipient
                    ))
                )
                .Concat(pushes.Select(Of))
                .OrderBy(receipt => receipt.At),
        ];
    }

    private static NotificationReceipt Of(QueuedPush push) =>
        new(
            push.Kind,
            NotificationChannels.Push,
            push.State switch
            {
                PushState.Sent => ReceiptState.Sent,
                PushState.Failed => ReceiptState.Failed,
                _ => push.ReplacedAt is null ? ReceiptState.Queued : ReceiptState.Replaced,
            },
            push.SentAt ?? push.ReplacedAt ?? push.DueAt,
            push.AccountId,
            Recipient: null
        );
}
