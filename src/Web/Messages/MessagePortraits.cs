using Microsoft.EntityFrameworkCore;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Media.Portraits;

namespace Visavis.Web.Messages;

/// <summary>Whom somebody writes to sees who writes.</summary>
internal sealed class MessagePortraits(VisavisDbContext db) : IPortraitReaders
{
    public Task<bool> MaySeeAsync(Guid readerId, Guid ownerId, CancellationToken cancellationToken) =>
        db.Set<ConversationSide>()
            .AnyAsync(
                side =>
                    side.AccountId == readerId
                    && side.PeerId == ownerId
                    && db.Set<ConversationMessage>().Any(m => m.ConversationId == side.ConversationId && m.SenderId == ownerId),
                cancellationToken
            );
}
