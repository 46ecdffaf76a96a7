using Microsoft.EntityFrameworkCore;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Localization;
using Visavis.Web.Foundation.Mail;
using Visavis.Web.Notifications.Push;

namespace Visavis.Web.Notifications;

/// <summary>
/// The one door to tell people something. Everything joins the caller's next save, so that it goes out exactly if its cause is written.
/// </summary>
public sealed class Notifier(NotificationKinds kinds, NotificationReaders readers, NoticeDelivery delivery, TimeProvider time)
{
    public async Task AddAsync(VisavisDbContext db, Notification notification, CancellationToken cancellationToken)
    {
        var kind = kinds[notification.Kind];
        if (await readers.OfAsync(db, notification.AccountId, notification.Guest, cancellationToken) is not { } reader)
        {
            return;
        }

        var content = notification.Write is { } write ? InLanguage.Write(reader.Language, () => write(reader)) : null;
        var now = time.GetUtcNow();
        var notice = new Notice
        {
            Id = Guid.CreateVersion7(now),
            AccountId = reader.AccountId,
            GuestEmail = notification.Guest?.Email,
            GuestLanguage = notification.Guest?.Language,
            GuestTimeZone = notification.Guest?.TimeZone,
            GuestFileId = reader.FileId,
            Kind = kind.Id,
            SubjectKey = notification.SubjectKey,
            CreatedAt = now,
            DueAt = notification.SendAt ?? now,
        };
        if (notification.SendAt is not null)
        {
            notice.ProtectedContent = content is null ? null : delivery.Protect(content);
            db.Add(notice);
            return;
        }

        await DropAsync(db, notification.SubjectKey, (kind.Id, reader.AccountId, notification.Guest?.Email), cancellationToken);
        db.Add(notice);
        await delivery.DeliverAsync(
            db,
            notice,
            kind,
            reader,
            content ?? throw new ArgumentException("A notice for now brings its words.", nameof(notification)),
            cancellationToken
        );
    }

    /// <summary>What is planned or unsent about the subject stays so for good, once the caller saves. Lines that the bell already shows remain.</summary>
    public Task DropAsync(VisavisDbContext db, string subjectKey, CancellationToken cancellationToken) =>
        DropAsync(db, subjectKey, only: null, cancellationToken);

    /// <summary>The person has seen what these notices tell of, wherever that was: the bell forgets them at once, and unsent mails stay unsent.</summary>
    public async Task ReadAsync(VisavisDbContext db, Guid accountId, string subjectKey, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        foreach (
            var notice in await db.Set<Notice>()
                .Where(n => n.AccountId == accountId && n.SubjectKey == subjectKey && n.DeliveredAt != null && n.ReadAt == null)
                .ToListAsync(cancellationToken)
        )
        {
            notice.ReadAt = now;
        }

        foreach (
            var mail in await db
                .Mails.Where(m =>
                    m.AccountId == accountId && m.SubjectKey == subjectKey && m.State == MailState.Queued && m.ReplacedAt == null
                )
                .ToListAsync(cancellationToken)
        )
        {
            mail.ReplacedAt = now;
        }

        var pushes = await db.Set<QueuedPush>()
            .Where(p => p.AccountId == accountId && p.SubjectKey == subjectKey && p.State == PushState.Queued && p.ReplacedAt == null)
            .ToListAsync(cancellationToken);
        pushes.ForEach(push => push.ReplacedAt = now);
    }

    private async Task DropAsync(
        VisavisDbContext db,
        string subjectKey,
        (string Kind, Guid? AccountId, string? Guest)? only,
        CancellationToken cancellationToken
    )
    {
        var now = time.GetUtcNow();
        // What the caller added to this very save never becomes a row.
        foreach (
            var entry in db
                .ChangeTracker.Entries<Notice>()
                .Where(e => e.State == EntityState.Added && e.Entity.SubjectKey == subjectKey && IsMeant(e.Entity))
                .ToList()
        )
        {
            entry.State = EntityState.Detached;
        }

        foreach (
            var entry in db
                .ChangeTracker.Entries<QueuedPush>()
                .Where(e => e.State == EntityState.Added && e.Entity.SubjectKey == subjectKey && IsMeantPush(e.Entity))
                .ToList()
        )
        {
            entry.State = EntityState.Detached;
        }

        foreach (
            var entry in db
                .ChangeTracker.Entries<QueuedMail>()
                .Where(e => e.State == EntityState.Added && e.Entity.SubjectKey == subjectKey && IsMeantMail(e.Entity))
                .ToList()
        )
        {
            entry.State = EntityState.Detached;
        }

        await delivery.DropAsync(db, subjectKey, only is var (k, a, _) ? (k, a) : null, cancellationToken);
        if (only is null)
        {
            var planned = await db.Set<Notice>()
                .Where(n => n.SubjectKey == subjectKey && n.DeliveredAt == null && n.DroppedAt == null)
                .ToListAsync(cancellationToken);
            planned.ForEach(notice => notice.DroppedAt = now);
        }

        var mails = await db
            .Mails.Where(m => m.SubjectKey == subjectKey && m.State == MailState.Queued && m.ReplacedAt == null)
            .ToListAsync(cancellationToken);
        mails.FindAll(IsMeantMail).ForEach(mail => mail.ReplacedAt = now);
        var pushes = await db.Set<QueuedPush>()
            .Where(p => p.SubjectKey == subjectKey && p.State == PushState.Queued && p.ReplacedAt == null)
            .ToListAsync(cancellationToken);
        pushes.FindAll(IsMeantPush).ForEach(push => push.ReplacedAt = now);

        bool IsMeant(Notice notice) =>
            only is not var (kind, account, guest)
            || (notice.DeliveredAt is not null && notice.Kind == kind && notice.AccountId == account && notice.GuestEmail == guest);

        bool IsMeantPush(QueuedPush push) => only is not var (kind, account, _) || (push.Kind == kind && push.AccountId == account);

        bool IsMeantMail(QueuedMail mail) =>
            only is not var (kind, account, guest)
            || (mail.Kind == kind && mail.AccountId == account && (guest is null || mail.Recipient == guest));
    }
}
