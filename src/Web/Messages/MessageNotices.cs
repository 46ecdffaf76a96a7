using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Localization;
using Visavis.Web.Notifications;

namespace Visavis.Web.Messages;

/// <summary>Tells of messages that nobody has read after a little while. It names who wrote and leads there; it never quotes.</summary>
internal sealed class MessageNotices(IStringLocalizer<MessageTexts> texts, Replies.ReplyAddresses replies, TimeProvider time)
    : IPlannedNotification
{
    public static readonly NotificationKind NotificationKind = new(
        "message",
        "Nouveau message",
        typeof(MessageTexts),
        NotificationGroup.Messages
    );

    private static readonly TimeSpan AgainAfter = TimeSpan.FromDays(1);

    public string Kind => NotificationKind.Id;

    public static string SubjectOf(Guid conversationId) => $"conversation:{conversationId:N}";

    /// <summary>One notice for all that is unread: while one waits, or lies unread since yesterday, no other is planned.</summary>
    public static async Task PlanAsync(
        VisavisDbContext db,
        Notifier notifier,
        Guid conversationId,
        Guid reader,
        DateTimeOffset now,
        TimeSpan patience,
        CancellationToken cancellationToken
    )
    {
        var subject = SubjectOf(conversationId);
        var lately = now - AgainAfter;
        if (
            await db.Set<Notice>()
                .AnyAsync(
                    n =>
                        n.AccountId == reader
                        && n.SubjectKey == subject
                        && n.DroppedAt == null
                        && n.ReadAt == null
                        && (n.DeliveredAt == null || n.DeliveredAt > lately),
                    cancellationToken
                )
        )
        {
            return;
        }

        await notifier.AddAsync(
            db,
            new Notification
            {
                Kind = NotificationKind.Id,
                AccountId = reader,
                SubjectKey = subject,
                SendAt = now + patience,
            },
            cancellationToken
        );
    }

    public async Task<NotificationContent?> ReadAsync(
        VisavisDbContext db,
        NotificationReader reader,
        string subjectKey,
        DateTimeOffset dueAt,
        CancellationToken cancellationToken
    )
    {
        if (!Guid.TryParseExact(subjectKey[(subjectKey.IndexOf(':', StringComparison.Ordinal) + 1)..], "N", out var id))
        {
            return null;
        }

        var side = await db.Set<ConversationSide>()
            .AsNoTracking()
            .FirstOrDefaultAsync(
                s => s.ConversationId == id && s.AccountId == reader.AccountId && s.Unread > 0 && !s.IsMuted,
                cancellationToken
            );
        if (side is null)
        {
            return null;
        }

        var people = await Correspondents.FindAsync(db, [side.PeerId], cancellationToken);
        var name = people.GetValueOrDefault(side.PeerId)?.Name ?? "";
        if (name.Length == 0)
        {
            return null;
        }

        var replyTo = await replies.ForAsync(db, side.AccountId, id, cancellationToken);
        return new NotificationContent(
            side.Unread == 1 ? texts["Nouveau message de {0}", name] : texts["{1} nouveaux messages de {0}", name, side.Unread],
            [
                texts["{0} vous a écrit sur Visavis le {1}.", name, LocalTime.Of(time.GetUtcNow(), reader.TimeZone)],
                texts["Le message ne se lit que sur le site : cet e-mail n’en reprend rien."],
                .. replyTo is null ? Array.Empty<string>() : [texts["Répondez à cet e-mail, et vos mots iront dans la conversation."]],
            ],
            texts["Lire et répondre"],
            $"/messages/{id:D}"
        )
        {
            ReplyTo = replyTo,
        };
    }
}
