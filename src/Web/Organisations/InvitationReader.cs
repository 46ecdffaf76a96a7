using Microsoft.EntityFrameworkCore;
using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Organisations;

/// <summary>Finds the invitation of a link, and lets its reader decline it.</summary>
public sealed class InvitationReader(VisavisDbContext db, TimeProvider clock)
{
    /// <summary>Null when no invitation ever had that code.</summary>
    public async Task<InvitationView?> FindAsync(string? code, CancellationToken cancellationToken)
    {
        if (InvitationSecret.HashOf(code) is not { } hash)
        {
            return null;
        }

        var found = await db
            .Invitations.AsNoTracking()
            .Where(i => i.SecretHash == hash)
            .Join(db.Professionals, i => i.OrganisationId, p => p.Id, (invitation, page) => new { invitation, page })
            .SingleOrDefaultAsync(cancellationToken);
        if (found is null)
        {
            return null;
        }

        var invitation = found.invitation;
        var inviter = await db
            .Users.Where(a => a.Id == invitation.InvitedById)
            .Select(a => a.DisplayName)
            .SingleOrDefaultAsync(cancellationToken);
        var services = await db
            .OrganisationServices.AsNoTracking()
            .Where(s => s.OrganisationId == invitation.OrganisationId)
            .OrderBy(s => s.Position)
            .ToListAsync(cancellationToken);
        return new InvitationView(
            invitation.OrganisationId,
            hash,
            StateOf(invitation),
            found.page,
            inviter ?? found.page.DisplayName,
            invitation.Role,
            services.FindAll(s => invitation.ServiceIds.Contains(s.Id)),
            invitation.ExpiresAt
        );
    }

    public Task<bool> IsMemberAsync(Guid organisationId, Guid accountId, CancellationToken cancellationToken) =>
        OrganisationChange.CurrentMembers(db, organisationId).AnyAsync(m => m.AccountId == accountId, cancellationToken);

    /// <returns>Whether it was still open.</returns>
    public async Task<bool> DeclineAsync(string secretHash, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return await db
                .Invitations.Where(i => i.SecretHash == secretHash && i.AcceptedAt == null && i.RevokedAt == null && i.ExpiresAt > now)
                .ExecuteUpdateAsync(set => set.SetProperty(i => i.RevokedAt, now), cancellationToken) == 1;
    }

    private InvitationState StateOf(Invitation invitation) =>
        invitation switch
        {
            { AcceptedAt: not null } => InvitationState.Used,
            { RevokedAt: not null } => InvitationState.Withdrawn,
            _ => invitation.ExpiresAt > clock.GetUtcNow() ? InvitationState.Open : InvitationState.Expired,
        };
}
