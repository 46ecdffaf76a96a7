using Microsoft.EntityFrameworkCore;
using Visavis.Web.Agreements;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Organisations;
using Visavis.Web.Organisations.ClientFiles;
using Visavis.Web.Replacements.Sending;

namespace Visavis.Web.Replacements;

/// <summary>Whether somebody has anything to do with replacements: only then menus lead there. Asked once for each request.</summary>
public sealed class ReplacementDoors(VisavisDbContext db)
{
    private (Guid AccountId, Doors Doors)? read;

    /// <param name="IsSubstitute">Some service sends them.</param>
    /// <param name="HasRequests">They ask for people, or plan for a service.</param>
    /// <param name="HasCases">They asked an organisation for an agreement.</param>
    public sealed record Doors(bool IsSubstitute, bool HasRequests, bool HasCases);

    public static readonly Doors None = new(false, false, false);

    public async Task<Doors> OfAsync(Guid accountId, CancellationToken cancellationToken)
    {
        if (read is var (asked, known) && asked == accountId)
        {
            return known;
        }

        var services = db.Set<SendingService>();
        var doors =
            await db
                .Users.Where(a => a.Id == accountId)
                .Select(a => new Doors(
                    db.Set<Substitute>().Any(s => s.AccountId == a.Id && s.EndedAt == null),
                    db.Set<ClientFile>()
                        .Any(f => f.AccountId == a.Id && f.JoinedToId == null && services.Any(s => s.OrganisationId == f.OrganisationId))
                        || db.Memberships.Any(m =>
                            m.AccountId == a.Id
                            && m.LeftAt == null
                            && m.Role != MemberRole.Member
                            && services.Any(s =>
                                s.OrganisationId == m.OrganisationId
                                || db.Set<ClientFile>()
                                    .Any(f =>
                                        f.AccountId == m.OrganisationId && f.JoinedToId == null && f.OrganisationId == s.OrganisationId
                                    )
                            )
                        ),
                    db.Set<ClientCase>().Any(c => c.ClientId == a.Id)
                ))
                .SingleOrDefaultAsync(cancellationToken)
            ?? None;
        read = (accountId, doors);
        return doors;
    }
}
