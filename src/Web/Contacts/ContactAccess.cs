using Microsoft.EntityFrameworkCore;
using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Contacts;

/// <summary>The only way to somebody's private contact details: one's own, or those of the other party of an accepted booking.</summary>
public sealed class ContactAccess(VisavisDbContext db, IEnumerable<IContactGrants> grants)
{
    /// <returns>Null when there are none, or not for this reader: both look the same.</returns>
    public async Task<ContactDetails?> ReadAsync(Guid readerId, Guid ownerId, CancellationToken cancellationToken) =>
        await MayReadAsync(readerId, ownerId, cancellationToken)
            ? await db.Set<ContactDetails>().AsNoTracking().SingleOrDefaultAsync(c => c.AccountId == ownerId, cancellationToken)
            : null;

    public async Task<bool> MayReadAsync(Guid readerId, Guid ownerId, CancellationToken cancellationToken)
    {
        if (readerId == ownerId)
        {
            return true;
        }

        foreach (var grant in grants)
        {
            if (await grant.GrantsAsync(readerId, ownerId, cancellationToken))
            {
                return true;
            }
        }

        return false;
    }
}
