using Microsoft.EntityFrameworkCore;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Organisations.ClientFiles;

namespace Visavis.Web.Organisations;

/// <summary>Who plans for an organisation now, asked of the database: <see cref="MemberRights.MayPlan"/> says the same of one role.</summary>
public static class Planners
{
    public static IQueryable<Membership> Planning(this IQueryable<Membership> memberships) =>
        memberships.Where(m => m.LeftAt == null && (m.Role == MemberRole.Owner || m.Role == MemberRole.Planner));

    public static Task<bool> IsPlannerAsync(
        this VisavisDbContext db,
        Guid organisationId,
        Guid accountId,
        CancellationToken cancellationToken
    ) => db.Memberships.Planning().AnyAsync(m => m.OrganisationId == organisationId && m.AccountId == accountId, cancellationToken);

    /// <summary>The named contacts of files; who left the organisation is nobody's contact any more.</summary>
    public static IQueryable<ClientContact> ContactsOf(this VisavisDbContext db, IQueryable<ClientFile> files) =>
        db.Set<ClientContact>()
            .Where(c =>
                files.Any(f =>
                    f.Id == c.FileId
                    && db.Memberships.Any(m => m.OrganisationId == f.OrganisationId && m.AccountId == c.AccountId && m.LeftAt == null)
                )
            );

    /// <summary>Whom a client's matters are told to: the named contacts of the file; without any, who plans for the organisation.</summary>
    public static async Task<IReadOnlyList<Guid>> PlannersOfAsync(
        this VisavisDbContext db,
        IQueryable<ClientFile> file,
        Guid organisationId,
        CancellationToken cancellationToken
    )
    {
        var named = await db.ContactsOf(file).Select(c => c.AccountId).ToListAsync(cancellationToken);
        return named.Count > 0
            ? named
            : await db
                .Memberships.Planning()
                .Where(m => m.OrganisationId == organisationId)
                .Select(m => m.AccountId)
                .ToListAsync(cancellationToken);
    }
}
