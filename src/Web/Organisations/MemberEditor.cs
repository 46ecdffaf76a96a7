using Microsoft.EntityFrameworkCore;
using Visavis.Web.Accounts;
using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Organisations;

/// <summary>Roles and services of the members, and how they leave. A membership that ended keeps its row.</summary>
public sealed class MemberEditor(VisavisDbContext db, TimeProvider clock)
{
    public static string StampOf(MemberRole role, IEnumerable<Guid> serviceIds) => SectionStamp.Of(role, serviceIds.Order().ToList());

    public async Task<OrganisationAnswer> SaveAsync(
        Guid organisationId,
        Guid actorId,
        Guid membershipId,
        MemberRole role,
        IReadOnlyCollection<Guid> serviceIds,
        string? stamp,
        CancellationToken cancellationToken
    )
    {
        await using var running = await OrganisationChange.BeginAsync(db, organisationId, actorId, cancellationToken);
        var members = running is null ? [] : await MembersAsync(organisationId, cancellationToken);
        if (running is null || members.Find(m => m.Id == membershipId) is not { } member)
        {
            return OrganisationAnswer.Absent;
        }

        var actor = running.Actor.Role;
        if (!actor.MayManage(member.Role) || !actor.MayManage(role))
        {
            return OrganisationAnswer.NotAllowed;
        }

        if (StampOf(member.Role, member.ServiceIds) != stamp)
        {
            return OrganisationAnswer.ChangedElsewhere;
        }

        if (role != MemberRole.Owner && IsLastOwner(member, members))
        {
            return OrganisationAnswer.LastOwner;
        }

        if (role < member.Role)
        {
            // An invitation sent while one was owner must not lead back to what was taken away.
            await CloseDoorsAsync(organisationId, member.AccountId, i => !role.MayInvite() || !role.MayManage(i.Role), cancellationToken);
        }

        member.Role = role;
        member.ServiceIds = await ExistingServicesAsync(db, organisationId, serviceIds, cancellationToken);
        return await running.SaveAsync(cancellationToken);
    }

    /// <summary>Ends a membership at once: one's own, or that of somebody one may manage. What the person did stays.</summary>
    public async Task<OrganisationAnswer> EndAsync(
        Guid organisationId,
        Guid actorId,
        Guid membershipId,
        CancellationToken cancellationToken
    )
    {
        await using var running = await OrganisationChange.BeginAsync(db, organisationId, actorId, cancellationToken);
        var members = running is null ? [] : await MembersAsync(organisationId, cancellationToken);
        if (running is null || members.Find(m => m.Id == membershipId) is not { } member)
        {
            return OrganisationAnswer.Absent;
        }

        var isOwn = member.AccountId == actorId;
        if (!isOwn && !running.Actor.Role.MayManage(member.Role))
        {
            return OrganisationAnswer.NotAllowed;
        }

        if (IsLastOwner(member, members))
        {
            return OrganisationAnswer.LastOwner;
        }

        var now = clock.GetUtcNow();
        member.LeftAt = now;
        if (!isOwn)
        {
            // Somebody sent away must not come back through a door they left open.
            await CloseDoorsAsync(organisationId, member.AccountId, _ => true, cancellationToken);
        }

        return await running.SaveAsync(cancellationToken);
    }

    internal static async Task<List<Guid>> ExistingServicesAsync(
        VisavisDbContext db,
        Guid organisationId,
        IReadOnlyCollection<Guid> asked,
        CancellationToken cancellationToken
    ) =>
        asked.Count == 0
            ? []
            : await db
                .OrganisationServices.Where(s => s.OrganisationId == organisationId && asked.Contains(s.Id))
                .OrderBy(s => s.Position)
                .Select(s => s.Id)
                .ToListAsync(cancellationToken);

    private async Task CloseDoorsAsync(
        Guid organisationId,
        Guid inviterId,
        Func<Invitation, bool> which,
        CancellationToken cancellationToken
    )
    {
        var waiting = await db
            .Invitations.Where(i =>
                i.OrganisationId == organisationId && i.InvitedById == inviterId && i.AcceptedAt == null && i.RevokedAt == null
            )
            .ToListAsync(cancellationToken);
        foreach (var invitation in waiting.Where(which))
        {
            invitation.RevokedAt = clock.GetUtcNow();
        }
    }

    private Task<List<Membership>> MembersAsync(Guid organisationId, CancellationToken cancellationToken) =>
        OrganisationChange.CurrentMembers(db, organisationId).ToListAsync(cancellationToken);

    private static bool IsLastOwner(Membership member, List<Membership> members) =>
        member.Role == MemberRole.Owner && !members.Exists(m => m != member && m.Role == MemberRole.Owner);
}
