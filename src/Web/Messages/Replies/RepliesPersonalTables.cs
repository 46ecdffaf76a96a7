using Microsoft.EntityFrameworkCore;
using Visavis.Web.Foundation.PersonalData;

namespace Visavis.Web.Messages.Replies;

internal static class RepliesPersonalTables
{
    public static IReadOnlyList<PersonalTable> All { get; } =
    [
        PersonalTable<ReplyAddress>
            .Deleted("replyAddresses", (db, person) => db.Set<ReplyAddress>().Where(a => a.AccountId == person.Id))
            .Exports(nameof(ReplyAddress.ConversationId), nameof(ReplyAddress.ExpiresAt))
            .Withholds(nameof(ReplyAddress.Code), nameof(ReplyAddress.AccountId)),
    ];
}
