using Microsoft.EntityFrameworkCore;
using Visavis.Signaling.Presence;
using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Calls.Presence;

/// <summary>The wishes of the presence switch in the database.</summary>
internal sealed class PresenceStore(IDbContextFactory<VisavisDbContext> contexts) : IPresenceStore
{
    public async Task<PresenceWish?> FindAsync(Guid userId, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var row = await db.Presence.AsNoTracking().FirstOrDefaultAsync(p => p.UserId == userId, cancellationToken);
        return row is null ? null : new PresenceWish(row.WantsOnline, row.UnansweredRings, row.LastSeenAt);
    }

    public async Task SaveAsync(Guid userId, PresenceWish wish, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await TryUpdateAsync(db, userId, wish, cancellationToken))
        {
            return;
        }

        db.Presence.Add(
            new PresenceRecord
            {
                UserId = userId,
                WantsOnline = wish.WantsOnline,
                UnansweredRings = wish.UnansweredRings,
                LastSeenAt = wish.LastSeenAt,
            }
        );
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException e) when (UniqueViolation.Is(e))
        {
            await TryUpdateAsync(db, userId, wish, cancellationToken);
        }
    }

    public async Task TouchAsync(IReadOnlyCollection<Guid> userIds, DateTimeOffset seenAt, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        foreach (var chunk in userIds.Chunk(500))
        {
            await db
                .Presence.Where(p => chunk.Contains(p.UserId))
                .ExecuteUpdateAsync(set => set.SetProperty(p => p.LastSeenAt, seenAt), cancellationToken);
        }
    }

    private static async Task<bool> TryUpdateAsync(
        VisavisDbContext db,
        Guid userId,
        PresenceWish wish,
        CancellationToken cancellationToken
    ) =>
        await db
            .Presence.Where(p => p.UserId == userId)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(p => p.WantsOnline, wish.WantsOnline)
                        .SetProperty(p => p.UnansweredRings, wish.UnansweredRings)
                        .SetProperty(p => p.LastSeenAt, wish.LastSeenAt),
                cancellationToken
            ) > 0;
}
