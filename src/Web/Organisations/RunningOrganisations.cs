using Microsoft.EntityFrameworkCore;
using Visavis.Web.Accounts;
using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Organisations;

/// <summary>
/// Organisations whose account is one now. Another rests: it became another kind of member and keeps its files of clients, with its services
/// and places, for itself and for its return; it shows nothing, invites nobody, recruits nobody and is asked for nothing.
/// </summary>
public static class RunningOrganisations
{
    public static IQueryable<Organisation> In(VisavisDbContext db) =>
        db.Organisations.Where(o => db.Users.Any(a => a.Id == o.Id && AccountCategories.Organisations.Contains(a.Category)));

    public static Task<bool> HoldAsync(VisavisDbContext db, Guid organisationId, CancellationToken cancellationToken) =>
        In(db).AnyAsync(o => o.Id == organisationId, cancellationToken);
}
