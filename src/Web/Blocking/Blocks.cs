using Microsoft.EntityFrameworkCore;
using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Blocking;

/// <summary>The one list of who blocked whom.</summary>
public static class Blocks
{
    /// <summary>Whether one of the two blocked the other.</summary>
    public static Task<bool> StandsBetweenAsync(VisavisDbContext db, Guid one, Guid other, CancellationToken cancellationToken) =>
        db.Set<PersonBlock>()
            .AnyAsync(b => (b.AccountId == one && b.BlockedId == other) || (b.AccountId == other && b.BlockedId == one), cancellationToken);

    /// <summary>Everybody between whom and this person a block stands.</summary>
    public static IQueryable<Guid> OthersOf(VisavisDbContext db, Guid accountId) =>
        db.Set<PersonBlock>()
            .Where(b => b.AccountId == accountId || b.BlockedId == accountId)
            .Select(b => b.AccountId == accountId ? b.BlockedId : b.AccountId);

    public static Task<bool> HasBlockedAsync(VisavisDbContext db, Guid accountId, Guid blockedId, CancellationToken cancellationToken) =>
        db.Set<PersonBlock>().AnyAsync(b => b.AccountId == accountId && b.BlockedId == blockedId, cancellationToken);

    public static Task SetAsync(
        VisavisDbContext db,
        Guid accountId,
        Guid otherId,
        bool isBlocked,
        DateTimeOffset now,
        CancellationToken cancellationToken
    ) => Overtaken.AgainAsync(db, () => PutAsync(db, accountId, otherId, isBlocked, now, cancellationToken));

    private static async Task PutAsync(
        VisavisDbContext db,
        Guid accountId,
        Guid otherId,
        bool isBlocked,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var row = await db.Set<PersonBlock>()
            .FirstOrDefaultAsync(b => b.AccountId == accountId && b.BlockedId == otherId, cancellationToken);
        if (isBlocked && row is null)
        {
            db.Add(
                new PersonBlock
                {
                    AccountId = accountId,
                    BlockedId = otherId,
                    CreatedAt = now,
                }
            );
        }
        else if (!isBlocked && row is not null)
        {
            db.Remove(row);
        }

        await db.SaveChangesAsync(cancellationToken);
    }
}
