using Microsoft.EntityFrameworkCore;
using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Messages;

/// <param name="Found">The words that were looked for, in their message; null in the plain list.</param>
public sealed record InboxLine(
    Guid ConversationId,
    Correspondent Peer,
    DateTimeOffset At,
    string Preview,
    bool IsFromMe,
    int Unread,
    bool IsMuted,
    int? Found = null
);

/// <summary>A person's list of conversations, newest first.</summary>
public sealed class Inbox(VisavisDbContext db)
{
    public const int PageSize = 30;

    public static Task<int> CountUnreadAsync(VisavisDbContext db, Guid accountId, CancellationToken cancellationToken) =>
        db.Set<ConversationSide>().Where(s => s.AccountId == accountId && s.Unread > 0).SumAsync(s => s.Unread, cancellationToken);

    /// <param name="before">The time of the last line of the page before.</param>
    public async Task<IReadOnlyList<InboxLine>> ListAsync(Guid accountId, DateTimeOffset? before, CancellationToken cancellationToken)
    {
        var query = db.Set<ConversationSide>().AsNoTracking().Where(s => s.AccountId == accountId && s.LastSequence > s.HiddenUpTo);
        if (before is { } limit)
        {
            query = query.Where(s => s.LastAt < limit);
        }

        var sides = await query.OrderByDescending(s => s.LastAt).Take(PageSize + 1).ToListAsync(cancellationToken);
        var ids = sides.ConvertAll(s => s.ConversationId);
        var last = await db.Set<ConversationMessage>()
            .Where(m => ids.Contains(m.ConversationId))
            .Join(
                db.Set<Conversation>(),
                m => new { Id = m.ConversationId, m.Sequence },
                c => new { c.Id, Sequence = c.LastSequence },
                (m, c) =>
                    new
                    {
                        m.ConversationId,
                        m.SenderId,
                        m.Sequence,
                        m.Text,
                        IsHidden = db.Set<HiddenMessage>()
                            .Any(h => h.AccountId == accountId && h.ConversationId == m.ConversationId && h.Sequence == m.Sequence),
                    }
            )
            .ToDictionaryAsync(m => m.ConversationId, cancellationToken);
        var people = await Correspondents.FindAsync(db, sides.ConvertAll(s => s.PeerId), cancellationToken);
        return sides.ConvertAll(side =>
        {
            var message = last.GetValueOrDefault(side.ConversationId);
            return new InboxLine(
                side.ConversationId,
                people.GetValueOrDefault(side.PeerId) ?? new Correspondent(side.PeerId, "", null, null, null),
                side.LastAt,
                message is null || message.IsHidden ? "" : MessagePreview.Of(message.Text),
                message?.SenderId == accountId,
                side.Unread,
                side.IsMuted
            );
        });
    }
}
