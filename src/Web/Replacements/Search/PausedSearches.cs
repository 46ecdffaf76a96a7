using Microsoft.EntityFrameworkCore;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Organisations;
using Visavis.Web.Organisations.ClientFiles;
using Visavis.Web.Replacements.Requests;
using Visavis.Web.Trust.Standing;

namespace Visavis.Web.Replacements.Search;

/// <summary>Requests that ask nobody for a while: the service that sends is suspended or rests, or the client is suspended.</summary>
internal static class PausedSearches
{
    public static IQueryable<ReplacementRequest> PausedAt(this VisavisDbContext db, DateTimeOffset now)
    {
        var suspended = db.SuspendedAt(now);
        var running = RunningOrganisations.In(db);
        return db.Set<ReplacementRequest>()
            .Where(r =>
                suspended.Contains(r.OrganisationId)
                || !running.Any(o => o.Id == r.OrganisationId)
                || db.Set<ClientFile>().Any(f => f.Id == r.FileId && f.AccountId != null && suspended.Contains(f.AccountId.Value))
            );
    }

    public static Task<bool> IsPausedAsync(
        this VisavisDbContext db,
        Guid requestId,
        DateTimeOffset now,
        CancellationToken cancellationToken
    ) => db.PausedAt(now).AnyAsync(r => r.Id == requestId, cancellationToken);
}
