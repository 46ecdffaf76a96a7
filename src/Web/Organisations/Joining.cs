using Microsoft.EntityFrameworkCore;
using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Organisations;

/// <summary>Turns an open invitation into a membership, once.</summary>
public sealed class Joining(VisavisDbContext db, TimeProvider clock)
{
    public const int MostMembers = 500;

    /// <summary>
    /// Takes the invitation and adds the membership within the running transaction, which the caller saves and commits with what else
    /// belongs to it.
    /// </summary>
    public async Task<JoinAnswer> TakeAsync(string secretHash, Guid accountId, CancellationToken cancellationToken)
    {
        var invitation = await db.Invitations.AsNoTracking().SingleOrDefaultAsync(i => i.SecretHash == secretHash, cancellationToken);
        if (
            invitation is null
            || !await OrganisationChange.LockAsync(db, invitation.OrganisationId, cancellationToken)
            || !await RunningOrganisations.HoldAsync(db, invitation.OrganisationId, cancellationToken)
        )
        {
            return JoinAnswer.NotOpen;
        }

        var organisation = invitation.OrganisationId;
        if (await OrganisationChange.CurrentMembers(db, organisation).AnyAsync(m => m.AccountId == accountId, cancellationToken))
        {
            return JoinAnswer.AlreadyMember;
        }

        if (await OrganisationChange.CurrentMembers(db, organisation).CountAsync(cancellationToken) >= MostMembers)
        {
            return JoinAnswer.Full;
        }

        var now = clock.GetUtcNow();
        var taken = await db
            .Invitations.Where(i => i.Id == invitation.Id && i.AcceptedAt == null && i.RevokedAt == null && i.ExpiresAt > now)
            .ExecuteUpdateAsync(set => set.SetProperty(i => i.AcceptedAt, now), cancellationToken);
        if (taken == 0)
        {
            return JoinAnswer.NotOpen;
        }

        db.Memberships.Add(
            new Membership
            {
                Id = Guid.NewGuid(),
                OrganisationId = organisation,
                AccountId = accountId,
                Role = invitation.Role,
                ServiceIds = await MemberEditor.ExistingServicesAsync(db, organisation, [.. invitation.ServiceIds], cancellationToken),
                JoinedAt = now,
            }
        );
        return JoinAnswer.Joined;
    }
}
