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

    private const int PreviewLength = 120;
    private const int MostFound = 50;

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
                message is null || message.IsHidden ? "" : Short(message.Text),
                message?.SenderId == accountId,
                side.Unread,
                side.IsMuted
            );
        });
    }

    /// <summary>Conversations whose person has such a name, then messages that hold the words; accents and capitals do not matter.</summary>
    public async Task<IReadOnlyList<InboxLine>> SearchAsync(Guid accountId, string words, CancellationToken cancellationToken)
    {
        var folded = MessageText.Fold(words.Trim());
        var sides = await db.Set<ConversationSide>()
            .AsNoTracking()
            .Where(s => s.AccountId == accountId && s.LastSequence > s.HiddenUpTo)
            .OrderByDescending(s => s.LastAt)
            .ToListAsync(cancellationToken);
        var people = await PeopleAsync(sides, cancellationToken);
        var byId = sides.ToDictionary(s => s.ConversationId);
        var named = sides
            .Where(s => people.TryGetValue(s.PeerId, out var name) && MessageText.Fold(name).Contains(folded, StringComparison.Ordinal))
            .Take(MostFound)
            .Select(s => (Side: s, s.LastAt, Text: "", IsFromMe: false, Sequence: (int?)null));
        var hits = await db.Set<ConversationMessage>()
            .Where(m =>
                db.Set<ConversationSide>()
                    .Any(s => s.AccountId == accountId && s.ConversationId == m.ConversationId && m.Sequence > s.HiddenUpTo)
                && m.Folded.Contains(folded)
                && !db.Set<HiddenMessage>()
                    .Any(h => h.AccountId == accountId && h.ConversationId == m.ConversationId && h.Sequence == m.Sequence)
            )
            .OrderByDescending(m => m.SentAt)
            .Take(MostFound)
            .Select(m => new
            {
                m.ConversationId,
                m.Sequence,
                m.SenderId,
                m.Text,
                m.SentAt,
            })
            .ToListAsync(cancellationToken);
        var found = named
            .Concat(
                hits.Select(h =>
                    (Side: byId[h.ConversationId], LastAt: h.SentAt, h.Text, IsFromMe: h.SenderId == accountId, Sequence: (int?)h.Sequence)
                )
            )
            .ToList();
        var cards = await Correspondents.FindAsync(db, [.. found.Select(f => f.Side.PeerId).Distinct()], cancellationToken);
        return
        [
            .. found.Select(f => new InboxLine(
                f.Side.ConversationId,
                cards.GetValueOrDefault(f.Side.PeerId) ?? new Correspondent(f.Side.PeerId, "", null, null, null),
                f.LastAt,
                Around(f.Text, folded),
                f.IsFromMe,
                f.Side.Unread,
                f.Side.IsMuted,
                f.Sequence
            )),
        ];
    }

    private Task<Dictionary<Guid, string>> PeopleAsync(List<ConversationSide> sides, CancellationToken cancellationToken)
    {
        // A join and not a list of ids: somebody may have written to thousands.
        var me = sides.Count > 0 ? sides[0].AccountId : Guid.Empty;
        return db.Set<ConversationSide>()
            .Where(s => s.AccountId == me)
            .Join(db.Users, s => s.PeerId, a => a.Id, (s, a) => new { a.Id, a.DisplayName })
            .Distinct()
            .ToDictionaryAsync(a => a.Id, a => a.DisplayName, cancellationToken);
    }

    private static string Short(string text) => Cut(text.ReplaceLineEndings(" "), PreviewLength);

    private static string Around(string text, string folded)
    {
        var line = text.ReplaceLineEndings(" ");
        var at = MessageText.Fold(line).IndexOf(folded, StringComparison.Ordinal);
        var start = Math.Max(0, Math.Min(at, line.Length) - 40);
        start -= start > 0 && char.IsLowSurrogate(line[start]) ? 1 : 0;
        return start == 0 ? Cut(line, PreviewLength) : "… " + Cut(line[start..], PreviewLength);
    }

    /// <summary>Never between the halves of a letter.</summary>
    private static string Cut(string text, int length)
    {
        if (text.Length <= length)
        {
            return text;
        }

        var end = char.IsHighSurrogate(text[length - 1]) ? length - 1 : length;
        return text[..end] + "…";
    }
}
