using Microsoft.EntityFrameworkCore;
using Visavis.Web.Blocking;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Notifications;

namespace Visavis.Web.Messages;

public enum EditOutcome
{
    Saved,
    Absent,
    TooLate,
    Empty,
    TooLong,

    /// <summary>The other one takes nothing more of who wrote it.</summary>
    NotAccepted,
}

/// <summary>What a person does to a conversation of theirs besides writing into it.</summary>
public sealed class ThreadActions(VisavisDbContext db, Notifier notifier, LiveInbox live, TimeProvider time)
{
    /// <summary>Everything up to the sequence was seen: counts, bell and waiting mails forget it on every device.</summary>
    public async Task ReadAsync(ConversationSide side, int sequence, CancellationToken cancellationToken)
    {
        var (me, id) = (side.AccountId, side.ConversationId);
        var upTo = Math.Min(sequence, side.LastSequence);
        if (upTo <= side.ReadSequence && side.Unread == 0)
        {
            return;
        }

        await using (var transaction = await db.Database.BeginTransactionAsync(cancellationToken))
        {
            await db.Set<ConversationSide>()
                .Where(s => s.AccountId == me && s.ConversationId == id && s.ReadSequence < upTo)
                .ExecuteUpdateAsync(row => row.SetProperty(s => s.ReadSequence, upTo), cancellationToken);
            var read = await db.Set<ConversationSide>()
                .Where(s => s.AccountId == me && s.ConversationId == id)
                .Select(s => s.ReadSequence)
                .SingleAsync(cancellationToken);
            var left = await db.Set<ConversationMessage>()
                .CountAsync(
                    m => m.ConversationId == id && m.Sequence > read && m.SenderId != me && m.CallSequence == null,
                    cancellationToken
                );
            await db.Set<ConversationSide>()
                .Where(s => s.AccountId == me && s.ConversationId == id)
                .ExecuteUpdateAsync(row => row.SetProperty(s => s.Unread, left), cancellationToken);
            if (left == 0)
            {
                await notifier.ReadAsync(db, me, MessageNotices.SubjectOf(id), cancellationToken);
            }

            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        await live.CountAsync(me);
        if (await ShowsReadAsync(me, side.PeerId, cancellationToken))
        {
            await live.ReadAsync(id, upTo, side.PeerId);
        }
    }

    public async Task TypingAsync(ConversationSide side, CancellationToken cancellationToken)
    {
        if (
            await BothShowAsync(side.AccountId, side.PeerId, s => s.ShowsTyping, cancellationToken)
            && !await Blocks.StandsBetweenAsync(db, side.AccountId, side.PeerId, cancellationToken)
        )
        {
            await live.TypingAsync(side.ConversationId, side.PeerId);
        }
    }

    /// <summary>How far the other one has read, if both show that and neither has blocked the other.</summary>
    public async Task<int?> ReadByPeerAsync(ConversationSide side, CancellationToken cancellationToken) =>
        await ShowsReadAsync(side.AccountId, side.PeerId, cancellationToken)
            ? await db.Set<ConversationSide>()
                .Where(s => s.AccountId == side.PeerId && s.ConversationId == side.ConversationId)
                .Select(s => (int?)s.ReadSequence)
                .FirstOrDefaultAsync(cancellationToken)
            : null;

    public async Task<EditOutcome> EditAsync(ConversationSide side, int sequence, string? text, CancellationToken cancellationToken)
    {
        var (me, id) = (side.AccountId, side.ConversationId);
        var words = MessageText.Clean(text);
        var row = await db.Set<ConversationMessage>()
            .FirstOrDefaultAsync(m => m.ConversationId == id && m.Sequence == sequence && m.SenderId == me, cancellationToken);
        if (row is null)
        {
            return EditOutcome.Absent;
        }

        var now = time.GetUtcNow();
        if (row.SentAt + MessageThread.EditWithin <= now)
        {
            return EditOutcome.TooLate;
        }

        if (!MessageText.IsWritten(words))
        {
            return EditOutcome.Empty;
        }

        if (words.Length > ConversationMessage.LongestText)
        {
            return EditOutcome.TooLong;
        }

        if (await Blocks.HasBlockedAsync(db, side.PeerId, me, cancellationToken))
        {
            // A correction is read by the other one like a message.
            return EditOutcome.NotAccepted;
        }

        if (words != row.Text)
        {
            (row.Text, row.Folded, row.EditedAt) = (words, MessageText.Fold(words), now);
            await db.SaveChangesAsync(cancellationToken);
            await live.MessageAsync(id, sequence, me, side.PeerId);
        }

        return EditOutcome.Saved;
    }

    /// <summary>Out of this person's view only.</summary>
    public Task HideAsync(ConversationSide side, int sequence, CancellationToken cancellationToken) =>
        Overtaken.AgainAsync(db, () => PutHiddenAsync(side, sequence, cancellationToken));

    private async Task PutHiddenAsync(ConversationSide side, int sequence, CancellationToken cancellationToken)
    {
        var (me, id) = (side.AccountId, side.ConversationId);
        var isThere = await db.Set<ConversationMessage>()
            .AnyAsync(m => m.ConversationId == id && m.Sequence == sequence, cancellationToken);
        if (
            isThere
            && !await db.Set<HiddenMessage>()
                .AnyAsync(h => h.AccountId == me && h.ConversationId == id && h.Sequence == sequence, cancellationToken)
        )
        {
            db.Add(
                new HiddenMessage
                {
                    AccountId = me,
                    ConversationId = id,
                    Sequence = sequence,
                }
            );
            await db.SaveChangesAsync(cancellationToken);
        }
    }

    /// <summary>The conversation up to a message out of this person's view; what came after the page was shown stays, and what comes is seen.</summary>
    public async Task HideAllAsync(ConversationSide side, int upTo, CancellationToken cancellationToken)
    {
        var (me, id, last) = (side.AccountId, side.ConversationId, Math.Min(upTo, side.LastSequence));
        await ReadAsync(side, last, cancellationToken);
        await db.Set<ConversationSide>()
            .Where(s => s.AccountId == me && s.ConversationId == id && s.HiddenUpTo < last)
            .ExecuteUpdateAsync(row => row.SetProperty(s => s.HiddenUpTo, last), cancellationToken);
    }

    public Task MuteAsync(ConversationSide side, bool isMuted, CancellationToken cancellationToken) =>
        ChangeSideAsync(side, row => row.IsMuted = isMuted, cancellationToken);

    private async Task ChangeSideAsync(ConversationSide side, Action<ConversationSide> change, CancellationToken cancellationToken)
    {
        var row = await db.Set<ConversationSide>()
            .SingleAsync(s => s.AccountId == side.AccountId && s.ConversationId == side.ConversationId, cancellationToken);
        change(row);
        await db.SaveChangesAsync(cancellationToken);
    }

    private async Task<bool> ShowsReadAsync(Guid one, Guid other, CancellationToken cancellationToken) =>
        await BothShowAsync(one, other, s => s.ShowsRead, cancellationToken)
        && !await Blocks.StandsBetweenAsync(db, one, other, cancellationToken);

    private async Task<bool> BothShowAsync(Guid one, Guid other, Func<MessageSettings, bool> shows, CancellationToken cancellationToken) =>
        (
            await db.Set<MessageSettings>()
                .AsNoTracking()
                .Where(s => s.AccountId == one || s.AccountId == other)
                .ToListAsync(cancellationToken)
        ).TrueForAll(settings => shows(settings));
}
