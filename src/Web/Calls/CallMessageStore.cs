using Microsoft.EntityFrameworkCore;
using Visavis.Signaling.Messages;
using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Calls;

/// <summary>Chat lines in the database. Two senders at once ask for the same sequence; the key lets one have it, the other asks again.</summary>
internal sealed class CallMessageStore(IDbContextFactory<VisavisDbContext> contexts) : ICallMessageStore
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
            await using var db = await contexts.CreateDbContextAsync(cancellationToken);
            var known = await db
                .CallMessages.AsNoTracking()
                .FirstOrDefaultAsync(m => m.CallId == callId && m.SenderId == senderId && m.MessageId == messageId, cancellationToken);
            if (known is not null)
            {
                return Stored(known);
            }

            var last = await db.CallMessages.Where(m => m.CallId == callId).MaxAsync(m => (int?)m.Sequence, cancellationToken) ?? 0;
            var row = new CallMessage
            {
                CallId = callId,
                Sequence = last + 1,
                MessageId = messageId,
                SenderId = senderId,
                Text = text,
                SentAt = sentAt,
            };
            db.CallMessages.Add(row);
            try
            {
                await db.SaveChangesAsync(cancellationToken);
                return Stored(row) with { IsNew = true };
            }
            catch (DbUpdateException e) when (UniqueViolation.Is(e))
            {
                // The sequence or the message id was taken in between: look again.
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
        var rows = await db
            .CallMessages.AsNoTracking()
            .Where(m => m.CallId == callId && m.Sequence > afterSequence)
            .OrderBy(m => m.Sequence)
            .Take(atMost)
            .ToListAsync(cancellationToken);
        return rows.ConvertAll(Stored);
    }

    private static StoredMessage Stored(CallMessage row) =>
        new(row.CallId, row.Sequence, row.MessageId, row.SenderId, row.Text, row.SentAt);
}
