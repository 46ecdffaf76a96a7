using Microsoft.EntityFrameworkCore;
using Visavis.Web.Foundation.Data;

namespace Visavis.Web.DataRights;

/// <summary>Somebody must be there to name moderators: the last administrator names another one before leaving.</summary>
public static class LastAdministrator
{
    public static async Task<bool> IsAsync(VisavisDbContext db, Guid accountId, CancellationToken cancellationToken) =>
        await db.Users.AnyAsync(a => a.Id == accountId && a.IsAdministrator && a.ErasedAt == null, cancellationToken)
        && !await db.Users.AnyAsync(a => a.Id != accountId && a.IsAdministrator && a.ErasedAt == null, cancellationToken);

    /// <summary>Inside the transaction of leaving: of two who leave at once, one sees that the other has gone.</summary>
    public static async Task<bool> IsOnlyNowAsync(VisavisDbContext db, Guid accountId, CancellationToken cancellationToken)
    {
        if (!await db.Users.AnyAsync(a => a.Id == accountId && a.IsAdministrator && a.ErasedAt == null, cancellationToken))
        {
            return false;
        }

        // Holds the rows: whoever else is leaving waits here.
        await db
            .Users.Where(a => a.IsAdministrator)
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.IsAdministrator, true), cancellationToken);
        return await IsAsync(db, accountId, cancellationToken);
    }
}
