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

    /// <summary>Whose days to come are agreed and stand, although one of the two sides can do nothing on the site for now.</summary>
    public static bool StandsAt(this ReplacementRequest request, DateTimeOffset now) =>
        request.State is ReplacementState.Searching or ReplacementState.Proposed or ReplacementState.Filled
        && request.Days.Any(d => d.SubstituteId is not null && d.StartsAt > now);

    /// <summary>The name of that side; null when both can.</summary>
    public static async Task<string?> AbsentSideAsync(
        this VisavisDbContext db,
        ReplacementRequest request,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var suspended = db.SuspendedAt(now);
        if (
            !await RunningOrganisations.HoldAsync(db, request.OrganisationId, cancellationToken)
            || await suspended.ContainsAsync(request.OrganisationId, cancellationToken)
        )
        {
            return await db
                .Professionals.Where(p => p.Id == request.OrganisationId)
                .Select(p => p.DisplayName)
                .SingleOrDefaultAsync(cancellationToken);
        }

        var client = await db.Set<ClientFile>()
            .AsNoTracking()
            .SingleOrDefaultAsync(
                f => f.Id == request.FileId && f.AccountId != null && suspended.Contains(f.AccountId.Value),
                cancellationToken
            );
        return client?.Name;
    }
}
