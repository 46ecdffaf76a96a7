using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Visavis.Web.Accounts;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Hosting;
using Visavis.Web.Foundation.Mail;
using Visavis.Web.Notifications.Push;

namespace Visavis.Web.Notifications;

/// <summary>Fans one notice out to the channels its reader wants. Only adds to the context: the caller saves.</summary>
public sealed class NoticeDelivery(
    IDataProtectionProvider protection,
    MailWriter mails,
    PushWriter pushes,
    Unsubscription unsubscription,
    IEnumerable<IOtherChannel> others,
    SiteAddress site,
    TimeProvider time
)
{
    private const int LongestTitle = 200;

    private readonly IDataProtector protector = protection.CreateProtector("Visavis.Notices");

    internal string Protect(NotificationContent content) => protector.Protect(JsonSerializer.Serialize(content));

    internal NotificationContent Unprotect(string content) =>
        JsonSerializer.Deserialize<NotificationContent>(protector.Unprotect(content))!;

    internal async Task DeliverAsync(
        VisavisDbContext db,
        Notice notice,
        NotificationKind kind,
        NotificationReader reader,
        NotificationContent content,
        CancellationToken cancellationToken
    )
    {
        var now = time.GetUtcNow();
        var channels = await ChannelsAsync(db, kind, reader, cancellationToken);
        notice.DeliveredAt = now;
        notice.ProtectedContent = null;
        notice.Title = PersonalText.Clean(content.Title, LongestTitle);
        notice.Path = reader.AccountId is null ? null : content.Path;
        notice.OnPage = reader.AccountId is not null && channels.HasFlag(NotificationChannels.Page);
        var dueAt = kind.IgnoresQuietHours ? now : await AfterQuietHoursAsync(db, reader, now, cancellationToken);
        var goesByMail =
            channels.HasFlag(NotificationChannels.Email)
            && !await IsTakenAsync(db, notice.SubjectKey, kind, reader, content, cancellationToken);
        if (goesByMail && reader.Email is { Length: > 0 } address)
        {
            var mail = mails.Add(db, reader.AccountId, address, MailOf(kind, reader, content));
            mail.SubjectKey = notice.SubjectKey;
            mail.DueAt = mail.NextAttemptAt = dueAt;
        }

        if (channels.HasFlag(NotificationChannels.Push) && reader.AccountId is { } accountId)
        {
            await pushes.AddAsync(
                db,
                accountId,
                kind.Id,
                notice.SubjectKey,
                new PushContent(notice.Title, content.Path, notice.SubjectKey, kind.PushFor is not null),
                dueAt,
                kind.PushFor,
                cancellationToken
            );
        }
    }

    /// <summary>Nothing has left yet: what waits for the printer or the telephone is dropped with the rest.</summary>
    internal async Task DropAsync(
        VisavisDbContext db,
        string subjectKey,
        (string Kind, Guid? AccountId)? only,
        CancellationToken cancellationToken
    )
    {
        foreach (var other in others)
        {
            await other.DropAsync(db, subjectKey, only, cancellationToken);
        }
    }

    private async Task<bool> IsTakenAsync(
        VisavisDbContext db,
        string subjectKey,
        NotificationKind kind,
        NotificationReader reader,
        NotificationContent content,
        CancellationToken cancellationToken
    )
    {
        foreach (var other in others)
        {
            if (await other.TakeAsync(db, subjectKey, kind, reader, content, cancellationToken))
            {
                return true;
            }
        }

        return false;
    }

    private MailContent MailOf(NotificationKind kind, NotificationReader reader, NotificationContent content) =>
        new(
            kind.Id,
            content.Title,
            content.Paragraphs,
            new MailAction(content.ActionLabel, site.Url + content.Path),
            reader.Language,
            kind.MayBeStopped ? unsubscription.Url(site.Url, reader, kind.Id) : null,
            content.Attachments.Count == 0 ? null : content.Attachments,
            content.ReplyTo
        );

    private static async Task<NotificationChannels> ChannelsAsync(
        VisavisDbContext db,
        NotificationKind kind,
        NotificationReader reader,
        CancellationToken cancellationToken
    )
    {
        if (reader.AccountId is not { } id)
        {
            var hash = GuestStop.HashOf(reader.Email ?? "");
            var isStopped =
                kind.MayBeStopped
                && reader.Email is { Length: > 0 }
                && await db.Set<GuestStop>().AnyAsync(s => s.AddressHash == hash && s.Kind == kind.Id, cancellationToken);
            return isStopped ? NotificationChannels.None : NotificationChannels.Email;
        }

        var chosen = await db.Set<NotificationPreference>()
            .Where(p => p.AccountId == id && p.Kind == kind.Id)
            .Select(p => (NotificationChannels?)p.Channels)
            .FirstOrDefaultAsync(cancellationToken);
        return NotificationPreferences.Effective(kind, chosen);
    }

    private static async Task<DateTimeOffset> AfterQuietHoursAsync(
        VisavisDbContext db,
        NotificationReader reader,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var quiet = reader.AccountId is { } id
            ? await db.Set<QuietHours>().AsNoTracking().FirstOrDefaultAsync(q => q.AccountId == id, cancellationToken)
            : null;
        return quiet is null ? now : QuietTime.After(now, quiet.FromMinute, quiet.UntilMinute, reader.TimeZone);
    }
}
