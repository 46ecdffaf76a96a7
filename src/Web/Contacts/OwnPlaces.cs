using Visavis.Web.Foundation.Data;
using Visavis.Web.Professionals.Editing;

namespace Visavis.Web.Contacts;

/// <summary>The places that somebody entered, for their services and hours to name.</summary>
internal sealed class OwnPlaces(VisavisDbContext db) : IReceivingPlaces
{
    public Task<IReadOnlyList<ReceivingPlace>> OfAsync(Guid professionalId, CancellationToken cancellationToken) =>
        db.Set<Place>().Where(p => p.OwnerId == professionalId).ForServicesAsync(cancellationToken);
}
