using Microsoft.EntityFrameworkCore;
using Visavis.Web.Contacts;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Professionals.Editing;

namespace Visavis.Web.Organisations;

/// <summary>The places of the organisations somebody works for, for their services and hours to name.</summary>
internal sealed class EmployersPlaces(VisavisDbContext db) : IReceivingPlaces
{
    public async Task<IReadOnlyList<ReceivingPlace>> OfAsync(Guid professionalId, CancellationToken cancellationToken) =>
        [
            .. (
                await db.Set<Place>()
                    .AsNoTracking()
                    .Where(p =>
                        p.OwnerId != professionalId
                        && db.Set<Membership>().Any(m => m.AccountId == professionalId && m.LeftAt == null && m.OrganisationId == p.OwnerId)
                    )
                    .OrderBy(p => p.OwnerId)
                    .ThenBy(p => p.Position)
                    .ToListAsync(cancellationToken)
            ).Select(p => p.ForServices),
        ];
}
