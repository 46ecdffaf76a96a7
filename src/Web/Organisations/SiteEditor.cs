using Microsoft.EntityFrameworkCore;
using Visavis.Web.Accounts;
using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Organisations;

/// <summary>The sites of an organisation; only owners change them.</summary>
public sealed class SiteEditor(VisavisDbContext db)
{
    public const int Most = 50;

    public static string StampOf(OrganisationSite site) => SectionStamp.Of(site.Name, site.AddressLine, site.CommuneCode);

    public Task<OrganisationAnswer> AddAsync(Guid organisationId, Guid actorId, SiteDetails details, CancellationToken cancellationToken) =>
        ChangeAsync(
            organisationId,
            actorId,
            sites =>
            {
                if (sites.Count >= Most)
                {
                    return OrganisationAnswer.Full;
                }

                var site = new OrganisationSite
                {
                    Id = Guid.NewGuid(),
                    OrganisationId = organisationId,
                    Position = sites.Count,
                    Name = details.Name,
                    CommuneCode = details.Commune.Code,
                    City = details.Commune.Name,
                };
                Fill(site, details);
                db.OrganisationSites.Add(site);
                return OrganisationAnswer.Done;
            },
            cancellationToken
        );

    public Task<OrganisationAnswer> SaveAsync(
        Guid organisationId,
        Guid actorId,
        Guid siteId,
        SiteDetails details,
        string? stamp,
        CancellationToken cancellationToken
    ) =>
        ChangeAsync(
            organisationId,
            actorId,
            sites =>
            {
                if (sites.Find(s => s.Id == siteId) is not { } site)
                {
                    return OrganisationAnswer.Absent;
                }

                if (StampOf(site) != stamp)
                {
                    return OrganisationAnswer.ChangedElsewhere;
                }

                Fill(site, details);
                return OrganisationAnswer.Done;
            },
            cancellationToken
        );

    /// <param name="by">-1 one place up, 1 one place down; past an end nothing moves.</param>
    public Task<OrganisationAnswer> MoveAsync(
        Guid organisationId,
        Guid actorId,
        Guid siteId,
        int by,
        CancellationToken cancellationToken
    ) =>
        ChangeAsync(
            organisationId,
            actorId,
            sites =>
            {
                var from = sites.FindIndex(s => s.Id == siteId);
                if (from < 0)
                {
                    return OrganisationAnswer.Absent;
                }

                var to = Math.Clamp(from + Math.Sign(by), 0, sites.Count - 1);
                (sites[from], sites[to]) = (sites[to], sites[from]);
                Number(sites);
                return OrganisationAnswer.Done;
            },
            cancellationToken
        );

    public Task<OrganisationAnswer> RemoveAsync(Guid organisationId, Guid actorId, Guid siteId, CancellationToken cancellationToken) =>
        ChangeAsync(
            organisationId,
            actorId,
            sites =>
            {
                if (sites.Find(s => s.Id == siteId) is not { } site)
                {
                    return OrganisationAnswer.Absent;
                }

                db.OrganisationSites.Remove(site);
                sites.Remove(site);
                Number(sites);
                return OrganisationAnswer.Done;
            },
            cancellationToken
        );

    private Task<OrganisationAnswer> ChangeAsync(
        Guid organisationId,
        Guid actorId,
        Func<List<OrganisationSite>, OrganisationAnswer> change,
        CancellationToken cancellationToken
    ) =>
        OrganisationChange.RunAsync(
            db,
            organisationId,
            actorId,
            role => role.MayEditSites(),
            async () =>
                change(
                    await db
                        .OrganisationSites.Where(s => s.OrganisationId == organisationId)
                        .OrderBy(s => s.Position)
                        .ToListAsync(cancellationToken)
                ),
            cancellationToken
        );

    private static void Fill(OrganisationSite site, SiteDetails details)
    {
        site.Name = details.Name;
        site.AddressLine = details.AddressLine;
        site.CommuneCode = details.Commune.Code;
        site.City = details.Commune.Name;
    }

    private static void Number(List<OrganisationSite> sites)
    {
        for (var position = 0; position < sites.Count; position++)
        {
            sites[position].Position = position;
        }
    }
}
