using Visavis.Web.Professionals;

namespace Visavis.Web.Organisations;

/// <summary>An organisation as the profile of one of its people shows it.</summary>
/// <param name="Page">The organisation's profile.</param>
/// <param name="Colleagues">Those of the same services.</param>
public sealed record Employer(Professional Page, IReadOnlyList<OrganisationService> Services, IReadOnlyList<ProfessionalCard> Colleagues);
