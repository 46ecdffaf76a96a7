using Microsoft.EntityFrameworkCore;
using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Organisations;

/// <summary>
/// Nobody can be kept from unsubscribing, not even the last owner of somebody else's organisation: the account of its page is owner again then,
/// so that its people are not left without anybody who may invite, remove or change.
/// </summary>
internal static class OwnerSuccession
{
    /// <summary>Within the running transaction, which goes on to take the leaving person's own memberships away.</summary>
    public static async Task PassOnAsync(VisavisDbContext db, Guid leavingId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var owned = await db
            .Memberships.Where(m =>
                m.AccountId == leavingId && m.OrganisationId != leavingId && m.LeftAt == null && m.Role == MemberRole.Owner
            )
            .Select(m => m.OrganisationId)
            .Order()
            .ToListAsync(cancellationToken);
        foreach (var organisation in owned)
        {
            await OrganisationChange.LockAsync(db, organisation, cancellationToken);
            var others = await OrganisationChange
                .CurrentMembers(db, organisation)
                .Where(m => m.AccountId != leavingId)
                .ToListAsync(cancellationToken);
            if (others.Exists(m => m.Role == MemberRole.Owner))
            {
                continue;
            }

            if (others.Find(m => m.AccountId == organisation) is { } page)
            {
                page.Role = MemberRole.Owner;
            }
            else
            {
                db.Memberships.Add(
                    new Membership
                    {
                        Id = Guid.NewGuid(),
                        OrganisationId = organisation,
                        AccountId = organisation,
                        Role = MemberRole.Owner,
                        JoinedAt = now,
                    }
                );
            }
        }
    }
}
