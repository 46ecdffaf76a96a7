using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Visavis.Web.Blocking;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Media.Inspection;
using Visavis.Web.Notifications;

namespace Visavis.Web.Messages;

/// <summary>Keeps messages. Each is one transaction: its number, its row, the counts of both sides, and the plan to tell of it.</summary>
public sealed class Conversations(
    IDbContextFactory<VisavisDbContext> contexts,
    Correspondents correspondents,
    IEnumerable<IWritingLimit> limits,
    Notifier notifier,
    LiveInbox live,
    IOptions<MessagesOptions> options,
    TimeProvider time
)
{
    private const int IdLength = 32;

    public async Task<SendOutcome> SendAsync(MessageDraft draft, CancellationToken cancellationToken)
    {
        var text = MessageText.Clean(draft.Text);
        if (draft.MessageId is not { Length: IdLength } id || !id.All(char.IsAsciiHexDigitLower))
        {
            return new SendOutcome(SendProblem.BadId);
        }

        if ((draft.Files.Count == 0 || text.Length > 0) && !MessageText.IsWritten(text))
        {
            return new SendOutcome(SendProblem.Empty);
        }

        if (text.Length > ConversationMessage.LongestText)
        {
            return new SendOutcome(SendProblem.TooLong);
        }

        while (true)
        {
            try
            {
                var outcome = await TrySendAsync(draft, id, text, cancellationToken);
                if (outcome.IsNew)
                {
                    await live.MessageAsync(outcome.ConversationId, outcome.Sequence, draft.SenderId, draft.PeerId);
                }

                return outcome;
            }
            catch (DbUpdateException e) when (UniqueViolation.Is(e))
            {
                // The other one began the same conversation at this moment: look again.
            }
        }
    }

    private async Task<SendOutcome> TrySendAsync(MessageDraft draft, string id, string text, CancellationToken cancellationToken)
    {
        var (sender, peer) = (draft.SenderId, draft.PeerId);
        var now = time.GetUtcNow();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var conversation = await ConversationRows.FindAsync(db, sender, peer, cancellationToken);
        if (conversation is null && !await correspondents.MayBeginAsync(db, sender, peer, cancellationToken))
        {
            return new SendOutcome(SendProblem.Absent);
        }

        var hash = MessageText.Hash(text, draft.Files.Select(file => $"{file.Name}:{file.Bytes}"));
        if (conversation is not null)
        {
            // The row's lock is the turn: two senders, or the same one twice, come one after the other.
            await ConversationRows.LockAsync(db, conversation.Id, cancellationToken);
            if (await KnownAsync(db, conversation.Id, sender, id, cancellationToken) is var (sequence, knownHash))
            {
                return knownHash == hash ? new SendOutcome(null, conversation.Id, sequence) : new SendOutcome(SendProblem.OtherBody);
            }
        }

        if (await RefusalAsync(db, sender, peer, conversation is null, now, cancellationToken) is { } problem)
        {
            return new SendOutcome(problem);
        }

        if (
            draft.Files.Count > 0
            && !(await SentFiles.LockAsync(db, options.Value, sender, cancellationToken)).Takes(draft.Files.Sum(file => file.Bytes))
        )
        {
            throw new UploadRefusedException(UploadProblem.OverMessageQuota);
        }

        conversation ??= await ConversationRows.AddAsync(db, sender, peer, now, cancellationToken);
        var message = new ConversationMessage
        {
            ConversationId = conversation.Id,
            Sequence = await ConversationRows.NextAsync(db, conversation.Id, cancellationToken),
            SenderId = sender,
            MessageId = id,
            BodyHash = hash,
            Text = text,
            Folded = MessageText.Fold(text),
            SentAt = now,
            CallId = await PrecedingCall.FindAsync(db, draft.CallId, sender, peer, cancellationToken),
        };
        foreach (var file in draft.Files)
        {
            message.Files.Add(RowOf(file, message));
        }

        db.Add(message);
        await ConversationRows.MoveSidesAsync(db, message, peer, countsUnread: true, cancellationToken);
        await notifier.ReadAsync(db, sender, MessageNotices.SubjectOf(conversation.Id), cancellationToken);
        if (
            !await db.Set<ConversationSide>()
                .AnyAsync(s => s.AccountId == peer && s.ConversationId == conversation.Id && s.IsMuted, cancellationToken)
        )
        {
            await MessageNotices.PlanAsync(db, notifier, conversation.Id, peer, now, options.Value.TellAfter, cancellationToken);
        }

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new SendOutcome(null, conversation.Id, message.Sequence, IsNew: true);
    }

    private static MessageFile RowOf(PreparedFile file, ConversationMessage message) =>
        new()
        {
            Id = Guid.NewGuid(),
            ConversationId = message.ConversationId,
            Sequence = message.Sequence,
            SenderId = message.SenderId,
            Name = file.Name,
            StorageKey = file.StorageKey,
            ContentType = file.ContentType,
            Bytes = file.Bytes,
            Width = file.Width,
            Height = file.Height,
        };

    private static async Task<(int Sequence, string Hash)?> KnownAsync(
        VisavisDbContext db,
        Guid conversationId,
        Guid sender,
        string messageId,
        CancellationToken cancellationToken
    )
    {
        var known = await db.Set<ConversationMessage>()
            .Where(m => m.ConversationId == conversationId && m.SenderId == sender && m.MessageId == messageId)
            .Select(m => new { m.Sequence, m.BodyHash })
            .FirstOrDefaultAsync(cancellationToken);
        return known is null ? null : (known.Sequence, known.BodyHash);
    }

    private async Task<SendProblem?> RefusalAsync(
        VisavisDbContext db,
        Guid sender,
        Guid peer,
        bool begins,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        if (await Blocks.HasBlockedAsync(db, sender, peer, cancellationToken))
        {
            return SendProblem.BlockedByMe;
        }

        if (
            await Blocks.HasBlockedAsync(db, peer, sender, cancellationToken)
            || !await db.Users.AnyAsync(a => a.Id == peer && a.ErasedAt == null, cancellationToken)
        )
        {
            return SendProblem.NotAccepted;
        }

        foreach (var limit in limits)
        {
            if (!limit.MayWrite(sender) || (begins && !limit.MayMakeContact(sender)))
            {
                return SendProblem.Limited;
            }

            if (begins && !limit.MayMakeContact(peer))
            {
                return SendProblem.NotAccepted;
            }
        }

        var minute = now.AddMinutes(-1);
        if (
            await db.Set<ConversationMessage>().CountAsync(m => m.SenderId == sender && m.SentAt > minute, cancellationToken)
            >= options.Value.PerMinute
        )
        {
            return SendProblem.TooFast;
        }

        var day = now.AddDays(-1);
        return
            begins
            && await db.Set<Conversation>().CountAsync(c => c.StartedById == sender && c.CreatedAt > day, cancellationToken)
                >= options.Value.NewPeoplePerDay
            ? SendProblem.TooManyNewPeople
            : null;
    }
}
