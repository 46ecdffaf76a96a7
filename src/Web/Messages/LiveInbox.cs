using Microsoft.EntityFrameworkCore;
using Visavis.Signaling.Messages;
using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Messages;

/// <summary>Lets open pages know, after the commit. A page that misses it catches up by itself.</summary>
public sealed class LiveInbox(InboxNotices pages, IDbContextFactory<VisavisDbContext> contexts)
{
    public async Task MessageAsync(Guid conversationId, int sequence, Guid sender, Guid peer)
    {
        var change = new InboxChange(InboxChangeKind.Message, conversationId.ToString("D"), sequence);
        await pages.TellAsync(peer, change);
        await pages.TellAsync(sender, change);
        await CountAsync(peer);
        await CountAsync(sender);
    }

    public Task ReadAsync(Guid conversationId, int sequence, Guid peer) =>
        pages.TellAsync(peer, new InboxChange(InboxChangeKind.Read, conversationId.ToString("D"), sequence));

    public Task TypingAsync(Guid conversationId, Guid peer) =>
        pages.TellAsync(peer, new InboxChange(InboxChangeKind.Typing, conversationId.ToString("D")));

    /// <summary>The number of unread messages, to all of the person's pages.</summary>
    public async Task CountAsync(Guid accountId)
    {
        await using var db = await contexts.CreateDbContextAsync();
        await pages.TellAsync(
            accountId,
            new InboxChange(InboxChangeKind.Unread, Count: await Inbox.CountUnreadAsync(db, accountId, CancellationToken.None))
        );
    }
}
