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
/// <param name="MayChange">Whether they ask and plan; who only approves hours reads.</param>
public sealed record ReplacementSide(Guid OrganisationId, string Name, Guid? FileId, string? ClientName, bool MayChange = true)
{
    public bool IsPlanner => FileId is null;
}

/// <summary>Who may see and change which requests: planners of the service all, a client those of its own file.</summary>
public sealed class ReplacementAccess(VisavisDbContext db)
{
    /// <summary>Every side the account has, those on which it may change things first.</summary>
    public async Task<IReadOnlyList<ReplacementSide>> SidesAsync(Guid accountId, CancellationToken cancellationToken)
    {
        var roles = await db
            .Memberships.Where(m => m.AccountId == accountId && m.LeftAt == null && m.Role != MemberRole.Member)
            .Select(m => new { m.OrganisationId, m.Role })
            .ToDictionaryAsync(m => m.OrganisationId, m => m.Role, cancellationToken);
        var organisations = roles.Where(r => r.Value.MayApproveHours()).Select(r => r.Key).ToList();
        var services = await db.Set<SendingService>()
            .Where(s => organisations.Contains(s.OrganisationId))
            .Join(db.Professionals, s => s.OrganisationId, p => p.Id, (s, p) => new { p.Id, p.DisplayName })
            .ToListAsync(cancellationToken);

        // A client's file stands for its account, and for the members of the organisation whose page that account is.
        var files = await db.Set<ClientFile>()
            .Where(f =>
                f.JoinedToId == null && f.AccountId != null && (f.AccountId == accountId || organisations.Contains(f.AccountId.Value))
            )
            .Where(f => db.Set<SendingService>().Any(s => s.OrganisationId == f.OrganisationId))
            .Join(db.Professionals, f => f.OrganisationId, p => p.Id, (f, p) => new { File = f, p.DisplayName })
            .ToListAsync(cancellationToken);
        return
        [
            .. services
                .Select(s => new ReplacementSide(s.Id, s.DisplayName, null, null, roles[s.Id].MayPlan()))
                .Concat(
                    files.Select(f => new ReplacementSide(
                        f.File.OrganisationId,
                        f.DisplayName,
                        f.File.Id,
                        f.File.Name,
                        f.File.AccountId == accountId || roles[f.File.AccountId!.Value].MayPlan()
                    ))
                )
                .OrderByDescending(s => s.MayChange),
        ];
    }

    /// <summary>The requests that somebody on this side sees.</summary>
    public IQueryable<ReplacementRequest> Requests(ReplacementSide side)
    {
        var all = db.Set<ReplacementRequest>().Where(r => r.OrganisationId == side.OrganisationId);
        return side.FileId is { } file ? all.Where(r => r.FileId == file) : all;
    }

    /// <summary>The same for who wants to change it: absent for those who only read.</summary>
    public async Task<(ReplacementRequest Request, ReplacementSide Side)?> FindToChangeAsync(
        Guid accountId,
        Guid requestId,
        CancellationToken cancellationToken
    ) => await FindAsync(accountId, requestId, cancellationToken) is { Side.MayChange: true } found ? found : null;

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
