using Microsoft.EntityFrameworkCore;
using Visavis.Signaling.Messages;
using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Messages;

/// <summary>What is written in a call belongs to the conversation of its two people, and stays readable there. Both see it at once: it is never unread.</summary>
internal sealed class CallChatMessages(IDbContextFactory<VisavisDbContext> contexts) : ICallMessageStore
{
    public async Task<StoredMessage> AppendAsync(
        string callId,
        Guid senderId,
        string messageId,
        string text,
        DateTimeOffset sentAt,
        CancellationToken cancellationToken = default
    )
    {
        while (true)
        {
            try
            {
                return await TryAppendAsync(callId, senderId, messageId, text, sentAt, cancellationToken);
            }
            catch (DbUpdateException e) when (UniqueViolation.Is(e))
            {
                // Both wrote the first line of a new conversation at once: look again.
            }
        }
    }

    public async Task<IReadOnlyList<StoredMessage>> ListAsync(
        string callId,
        int afterSequence,
        int atMost,
        CancellationToken cancellationToken = default
    )
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await db.Set<ConversationMessage>()
            .AsNoTracking()
            .Where(m => m.CallId == callId && m.CallSequence > afterSequence)
            .OrderBy(m => m.CallSequence)
            .Take(atMost)
            .ToListAsync(cancellationToken);
        return rows.ConvertAll(row => Stored(row));
    }

    private async Task<StoredMessage> TryAppendAsync(
        string callId,
        Guid senderId,
        string messageId,
        string text,
        DateTimeOffset sentAt,
        CancellationToken cancellationToken
    )
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var call = await db.Calls.AsNoTracking().SingleAsync(c => c.Id == callId, cancellationToken);
        // Somebody brought into the call later speaks to who called, or else to who was called.
        var peer = call.CallerId == senderId ? call.CalleeId : call.CallerId;
        var conversation =
            await ConversationRows.FindAsync(db, senderId, peer, cancellationToken)
            ?? await ConversationRows.AddAsync(db, senderId, peer, sentAt, cancellationToken);
        await ConversationRows.LockAsync(db, conversation.Id, cancellationToken);
        var known = await db.Set<ConversationMessage>()
            .AsNoTracking()
            .FirstOrDefaultAsync(
                m => m.ConversationId == conversation.Id && m.SenderId == senderId && m.MessageId == messageId,
                cancellationToken
            );
        if (known is not null)
        {
            return Stored(known);
        }

        var row = new ConversationMessage
        {
            ConversationId = conversation.Id,
            Sequence = await ConversationRows.NextAsync(db, conversation.Id, cancellationToken),
            SenderId = senderId,
            MessageId = messageId,
            BodyHash = MessageText.Hash(text, []),
            Text = text,
            Folded = MessageText.Fold(text),
            SentAt = sentAt,
            CallId = callId,
            CallSequence =
                (await db.Set<ConversationMessage>().Where(m => m.CallId == callId).MaxAsync(m => m.CallSequence, cancellationToken) ?? 0)
                + 1,
        };
        db.Add(row);
        await ConversationRows.MoveSidesAsync(db, row, peer, countsUnread: false, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return Stored(row) with { IsNew = true };
    }

    private static StoredMessage Stored(ConversationMessage row) =>
        new(row.CallId ?? "", row.CallSequence ?? 0, row.MessageId, row.SenderId, row.Text, row.SentAt);
}
