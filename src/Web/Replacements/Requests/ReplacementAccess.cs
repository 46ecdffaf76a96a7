using Microsoft.EntityFrameworkCore;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Organisations;
using Visavis.Web.Organisations.ClientFiles;
using Visavis.Web.Replacements.Sending;

namespace Visavis.Web.Replacements.Requests;

/// <summary>A side somebody has in a service's replacements.</summary>
/// <param name="OrganisationId">The service.</param>
/// <param name="Name">Its name.</param>
/// <param name="FileId">The client for whom they speak; null for the service's own planners.</param>
public sealed record ReplacementSide(Guid OrganisationId, string Name, Guid? FileId, string? ClientName)
{
    public bool IsPlanner => FileId is null;
}

/// <summary>Who may see and change which requests: planners of the service all, a client those of its own file.</summary>
public sealed class ReplacementAccess(VisavisDbContext db)
{
    /// <summary>Every side the account has, as a planner first.</summary>
    public async Task<IReadOnlyList<ReplacementSide>> SidesAsync(Guid accountId, CancellationToken cancellationToken)
    {
        var planning = await db
            .Memberships.Where(m => m.AccountId == accountId && m.LeftAt == null && m.Role != MemberRole.Member)
            .Join(db.Set<SendingService>(), m => m.OrganisationId, s => s.OrganisationId, (m, s) => s.OrganisationId)
            .Join(db.Professionals, id => id, p => p.Id, (id, p) => new ReplacementSide(id, p.DisplayName, null, null))
            .ToListAsync(cancellationToken);

        // A client's file stands for its account, and for the members of the organisation whose page that account is.
        var organisations = db
            .Memberships.Where(m => m.AccountId == accountId && m.LeftAt == null && m.Role != MemberRole.Member)
            .Select(m => m.OrganisationId);
        var files = await db.Set<ClientFile>()
            .Where(f =>
                f.JoinedToId == null && f.AccountId != null && (f.AccountId == accountId || organisations.Contains(f.AccountId.Value))
            )
            .Where(f => db.Set<SendingService>().Any(s => s.OrganisationId == f.OrganisationId))
            .Join(db.Professionals, f => f.OrganisationId, p => p.Id, (f, p) => new { File = f, p.DisplayName })
            .ToListAsync(cancellationToken);
        return [.. planning, .. files.Select(f => new ReplacementSide(f.File.OrganisationId, f.DisplayName, f.File.Id, f.File.Name))];
    }

    /// <summary>The requests that somebody on this side sees.</summary>
    public IQueryable<ReplacementRequest> Requests(ReplacementSide side)
    {
        var all = db.Set<ReplacementRequest>().Where(r => r.OrganisationId == side.OrganisationId);
        return side.FileId is { } file ? all.Where(r => r.FileId == file) : all;
    }

    /// <summary>The request with the side from which it is seen; null when there is none, or it is none of theirs.</summary>
    public async Task<(ReplacementRequest Request, ReplacementSide Side)?> FindAsync(
        Guid accountId,
        Guid requestId,
        CancellationToken cancellationToken
    )
    {
        foreach (var side in await SidesAsync(accountId, cancellationToken))
        {
            var request = await Requests(side)
                .Include(r => r.Days)
                .Include(r => r.Asks)
                .AsSplitQuery()
                .SingleOrDefaultAsync(r => r.Id == requestId, cancellationToken);
            if (request is not null)
            {
                return (request, side);
            }
        }

        return null;
    }
}
