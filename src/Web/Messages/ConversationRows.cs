using Microsoft.EntityFrameworkCore;
using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Messages;

/// <summary>What sending from a page and from a call have in common; all inside the caller's transaction.</summary>
internal static class ConversationRows
{
    public static Task<Conversation?> FindAsync(VisavisDbContext db, Guid one, Guid other, CancellationToken cancellationToken)
    {
        var (first, second) = Conversation.Order(one, other);
        return db.Set<Conversation>()
            .AsNoTracking()
            .FirstOrDefaultAsync(c => c.FirstId == first && c.SecondId == second, cancellationToken);
    }

    public static async Task<Conversation> AddAsync(
        VisavisDbContext db,
        Guid starter,
        Guid peer,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var (first, second) = Conversation.Order(starter, peer);
        var conversation = new Conversation
        {
            Id = Guid.NewGuid(),
            FirstId = first,
            SecondId = second,
            StartedById = starter,
            CreatedAt = now,
        };
        db.Add(conversation);
        db.Add(SideOf(conversation.Id, starter, peer, now));
        db.Add(SideOf(conversation.Id, peer, starter, now));
        await db.SaveChangesAsync(cancellationToken);
        db.Entry(conversation).State = EntityState.Detached;
        return conversation;
    }

    /// <summary>Waits for whoever writes into this conversation now.</summary>
    public static Task LockAsync(VisavisDbContext db, Guid conversationId, CancellationToken cancellationToken) =>
        db.Set<Conversation>()
            .Where(c => c.Id == conversationId)
            .ExecuteUpdateAsync(row => row.SetProperty(c => c.LastSequence, c => c.LastSequence), cancellationToken);

    public static async Task<int> NextAsync(VisavisDbContext db, Guid conversationId, CancellationToken cancellationToken)
    {
        await db.Set<Conversation>()
            .Where(c => c.Id == conversationId)
            .ExecuteUpdateAsync(row => row.SetProperty(c => c.LastSequence, c => c.LastSequence + 1), cancellationToken);
        return await db.Set<Conversation>().Where(c => c.Id == conversationId).Select(c => c.LastSequence).SingleAsync(cancellationToken);
    }

    /// <summary>Who writes has read what stands before; the other one has one more to read.</summary>
    public static async Task MoveSidesAsync(
        VisavisDbContext db,
        ConversationMessage message,
        Guid peer,
        bool countsUnread,
        CancellationToken cancellationToken
    )
    {
        var (id, sequence, at) = (message.ConversationId, message.Sequence, message.SentAt);
        await db.Set<ConversationSide>()
            .Where(s => s.ConversationId == id && s.AccountId == message.SenderId)
            .ExecuteUpdateAsync(
                row =>
                    row.SetProperty(s => s.LastAt, at)
                        .SetProperty(s => s.LastSequence, sequence)
                        .SetProperty(s => s.ReadSequence, sequence)
                        .SetProperty(s => s.Unread, 0),
                cancellationToken
            );
        var more = countsUnread ? 1 : 0;
        await db.Set<ConversationSide>()
            .Where(s => s.ConversationId == id && s.AccountId == peer)
            .ExecuteUpdateAsync(
                row =>
                    row.SetProperty(s => s.LastAt, at)
                        .SetProperty(s => s.LastSequence, sequence)
                        .SetProperty(s => s.Unread, s => s.Unread + more),
                cancellationToken
            );
    }

    private static ConversationSide SideOf(Guid conversationId, Guid accountId, Guid peerId, DateTimeOffset now) =>
        new()
        {
            ConversationId = conversationId,
            AccountId = accountId,
            PeerId = peerId,
            LastAt = now,
        };
}
