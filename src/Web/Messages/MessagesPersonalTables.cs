using Microsoft.EntityFrameworkCore;
using Visavis.Web.Blocking;
using Visavis.Web.Foundation.PersonalData;

namespace Visavis.Web.Messages;

internal static class MessagesPersonalTables
{
    /// <summary>Their own words and files go with a person; the other one keeps what they wrote themselves.</summary>
    public static IReadOnlyList<PersonalTable> All { get; } =
    [
        new PersonalTable<Conversation>(
            "conversations",
            (db, person) => db.Set<Conversation>().Where(c => c.FirstId == person.Id || c.SecondId == person.Id)
        )
            .Exports(nameof(Conversation.Id), nameof(Conversation.CreatedAt))
            .Withholds(
                nameof(Conversation.FirstId),
                nameof(Conversation.SecondId),
                nameof(Conversation.StartedById),
                nameof(Conversation.LastSequence)
            )
            .Keeps(
                nameof(Conversation.Id),
                nameof(Conversation.CreatedAt),
                nameof(Conversation.FirstId),
                nameof(Conversation.SecondId),
                nameof(Conversation.StartedById),
                nameof(Conversation.LastSequence)
            ),
        PersonalTable<ConversationSide>
            .Deleted("conversationViews", (db, person) => db.Set<ConversationSide>().Where(s => s.AccountId == person.Id))
            .Exports(
                nameof(ConversationSide.ConversationId),
                nameof(ConversationSide.LastAt),
                nameof(ConversationSide.Unread),
                nameof(ConversationSide.IsMuted)
            )
            .Withholds(
                nameof(ConversationSide.AccountId),
                nameof(ConversationSide.PeerId),
                nameof(ConversationSide.LastSequence),
                nameof(ConversationSide.ReadSequence),
                nameof(ConversationSide.HiddenUpTo)
            ),
        PersonalTable<ConversationMessage>
            .Deleted("messages", (db, person) => db.Set<ConversationMessage>().Where(m => m.SenderId == person.Id))
            .Exports(
                nameof(ConversationMessage.ConversationId),
                nameof(ConversationMessage.Text),
                nameof(ConversationMessage.SentAt),
                nameof(ConversationMessage.EditedAt),
                nameof(ConversationMessage.CallId)
            )
            .Withholds(
                nameof(ConversationMessage.Sequence),
                nameof(ConversationMessage.SenderId),
                nameof(ConversationMessage.MessageId),
                nameof(ConversationMessage.BodyHash),
                nameof(ConversationMessage.Folded),
                nameof(ConversationMessage.CallSequence)
            ),
        PersonalTable<MessageFile>
            .Deleted("messageFiles", (db, person) => db.Set<MessageFile>().Where(f => f.SenderId == person.Id))
            .Exports(
                nameof(MessageFile.ConversationId),
                nameof(MessageFile.Name),
                nameof(MessageFile.ContentType),
                nameof(MessageFile.Bytes)
            )
            .Withholds(
                nameof(MessageFile.Id),
                nameof(MessageFile.Sequence),
                nameof(MessageFile.SenderId),
                nameof(MessageFile.StorageKey),
                nameof(MessageFile.Width),
                nameof(MessageFile.Height)
            ),
        PersonalTable<HiddenMessage>
            .Deleted("hiddenMessages", (db, person) => db.Set<HiddenMessage>().Where(h => h.AccountId == person.Id))
            .Exports(nameof(HiddenMessage.ConversationId))
            .Withholds(nameof(HiddenMessage.AccountId), nameof(HiddenMessage.Sequence)),
        PersonalTable<MessageSettings>
            .Deleted("messageSettings", (db, person) => db.Set<MessageSettings>().Where(s => s.AccountId == person.Id))
            .Exports(nameof(MessageSettings.ShowsTyping), nameof(MessageSettings.ShowsRead))
            .Withholds(nameof(MessageSettings.AccountId)),
        PersonalTable<PersonBlock>
            .Deleted("blocks", (db, person) => db.Set<PersonBlock>().Where(b => b.AccountId == person.Id))
            .Exports(nameof(PersonBlock.CreatedAt))
            .Withholds(nameof(PersonBlock.AccountId), nameof(PersonBlock.BlockedId)),
    ];
}
