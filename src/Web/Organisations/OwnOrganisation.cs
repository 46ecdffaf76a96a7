using Visavis.Web.Professionals;

namespace Visavis.Web.Organisations;

/// <summary>Where an organisation is, and whom one can reach there.</summary>
/// <param name="Others">Members in no service.</param>
public sealed record OwnOrganisation(
    IReadOnlyList<OrganisationSite> Sites,
    IReadOnlyList<ServiceTeam> Teams,
    IReadOnlyList<ProfessionalCard> Others
);
