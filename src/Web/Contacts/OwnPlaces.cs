using Microsoft.EntityFrameworkCore;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Professionals.Editing;

namespace Visavis.Web.Contacts;

/// <summary>The places that somebody entered, for their services and hours to name.</summary>
internal sealed class OwnPlaces(VisavisDbContext db) : IReceivingPlaces
{
    public async Task<IReadOnlyList<ReceivingPlace>> OfAsync(Guid professionalId, CancellationToken cancellationToken) =>
        [
            .. (
                await db.Set<Place>()
                    .AsNoTracking()
                    .Where(p => p.OwnerId == professionalId)
                    .OrderBy(p => p.Position)
                    .ToListAsync(cancellationToken)
            ).Select(p => p.ForServices),
        ];
}
