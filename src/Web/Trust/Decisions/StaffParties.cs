using Microsoft.EntityFrameworkCore;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Trust.Staff;

namespace Visavis.Web.Trust.Decisions;

/// <summary>Reads who stands how to whom, and answers whether that forbids a decision.</summary>
public sealed class StaffParties
{
    public async Task<Conflict> ConflictAsync(VisavisDbContext db, Guid decider, Guid? subject, CancellationToken cancellationToken)
    {
        if (subject is not { } id)
        {
            return Conflict.None;
        }

        var isStaff =
            await db.Users.AnyAsync(a => a.Id == id && a.IsAdministrator, cancellationToken)
            || await db.Set<Moderator>().AnyAsync(m => m.AccountId == id && m.StoppedAt == null, cancellationToken);
        return ConflictRules.Of(
            new DecisionParties(
                decider,
                id,
                isStaff,
                await OrganisationsAsync(db, decider, cancellationToken),
                await OrganisationsAsync(db, id, cancellationToken)
            )
        );
    }

    private static Task<List<Guid>> OrganisationsAsync(VisavisDbContext db, Guid account, CancellationToken cancellationToken) =>
        db.Memberships.Where(m => m.AccountId == account && m.LeftAt == null).Select(m => m.OrganisationId).ToListAsync(cancellationToken);
}
