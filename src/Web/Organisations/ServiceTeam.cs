using Visavis.Web.Professionals;

namespace Visavis.Web.Organisations;

/// <summary>The people one can reach in a service.</summary>
public sealed record ServiceTeam(OrganisationService Service, IReadOnlyList<ProfessionalCard> People);
