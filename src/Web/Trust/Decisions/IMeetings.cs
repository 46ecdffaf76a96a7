using Microsoft.EntityFrameworkCore;
using Visavis.Web.Calls;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Messages;

namespace Visavis.Web.Trust.Decisions;

/// <summary>
/// Who really had to do with whom, by the rows of one module. Stricter than <see cref="IAcquaintance"/>, which also knows whoever rang, wrote or asked
/// in vain: else asking somebody for an appointment would be enough to have them limited.
/// </summary>
public interface IMeetings
{
    /// <param name="email">Proved, of who has no account.</param>
    Task<bool> HaveMetAsync(VisavisDbContext db, Guid? reporter, string? email, Guid subject, CancellationToken cancellationToken);

    /// <summary>Who was served since then, or asked to be.</summary>
    Task<IReadOnlyList<RecentClient>> ClientsAsync(
        VisavisDbContext db,
        Guid professional,
        DateTimeOffset since,
        CancellationToken cancellationToken
    );
}

/// <param name="AccountId">Null for a guest, who has an address.</param>
public sealed record RecentClient(Guid? AccountId, string? Email, string Language, string TimeZone);

/// <summary>Calls that connected.</summary>
internal sealed class CallMeetings : IMeetings
{
    public Task<bool> HaveMetAsync(VisavisDbContext db, Guid? reporter, string? email, Guid subject, CancellationToken cancellationToken) =>
        db.Calls.Between(reporter, subject).AnyAsync(c => c.ConnectedAt != null, cancellationToken);

    public async Task<IReadOnlyList<RecentClient>> ClientsAsync(
        VisavisDbContext db,
        Guid professional,
        DateTimeOffset since,
        CancellationToken cancellationToken
    ) =>
        await db
            .Calls.Where(c => c.CalleeId == professional && c.ConnectedAt >= since)
            .Select(c => new RecentClient(c.CallerId, null, "fr", "Europe/Paris"))
            .ToListAsync(cancellationToken);
}

/// <summary>Conversations in which the other one wrote.</summary>
internal sealed class MessageMeetings : IMeetings
{
    public Task<bool> HaveMetAsync(VisavisDbContext db, Guid? reporter, string? email, Guid subject, CancellationToken cancellationToken) =>
        db.Set<ConversationMessage>()
            .AnyAsync(
                m =>
                    m.SenderId == subject
                    && db.Set<ConversationSide>()
                        .Any(s => s.ConversationId == m.ConversationId && s.AccountId == reporter && s.PeerId == subject),
                cancellationToken
            );

    /// <summary>Writing is neither calling nor booking.</summary>
    public Task<IReadOnlyList<RecentClient>> ClientsAsync(
        VisavisDbContext db,
        Guid professional,
        DateTimeOffset since,
        CancellationToken cancellationToken
    ) => Task.FromResult<IReadOnlyList<RecentClient>>([]);
}
