using Visavis.Web.Contacts;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Professionals.Editing;

namespace Visavis.Web.Organisations;

/// <summary>The places of the organisations somebody works for, for their services and hours to name.</summary>
internal sealed class EmployersPlaces(VisavisDbContext db) : IReceivingPlaces
{
    public Task<IReadOnlyList<ReceivingPlace>> OfAsync(Guid professionalId, CancellationToken cancellationToken) =>
        db.Set<Place>()
            .Where(p =>
                p.OwnerId != professionalId
                && db.Set<Membership>().Any(m => m.AccountId == professionalId && m.LeftAt == null && m.OrganisationId == p.OwnerId)
            )
            .ForServicesAsync(cancellationToken);
}
