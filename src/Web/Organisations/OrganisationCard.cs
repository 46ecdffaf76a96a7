using Visavis.Web.Professionals;

namespace Visavis.Web.Organisations;

/// <summary>What a profile shows of organisations.</summary>
/// <param name="Own">Set on the page of an organisation.</param>
/// <param name="Employers">The organisations this person works in.</param>
public sealed record OrganisationCard(OwnOrganisation? Own, IReadOnlyList<Employer> Employers);

/// <summary>An organisation as the profile of one of its people shows it.</summary>
/// <param name="Page">The organisation's profile.</param>
/// <param name="Colleagues">Those of the same services.</param>
public sealed record Employer(Professional Page, IReadOnlyList<OrganisationService> Services, IReadOnlyList<ProfessionalCard> Colleagues);

/// <summary>Whom one can reach at an organisation; where it is stands among its places.</summary>
/// <param name="ReferenceCode">Of the organisation's page.</param>
/// <param name="Others">Members in no service.</param>
/// <param name="TakesNeeds">Whether the reader may describe needs to it: nobody is a client of where they work.</param>
public sealed record OwnOrganisation(
    string ReferenceCode,
    IReadOnlyList<ServiceTeam> Teams,
    IReadOnlyList<ProfessionalCard> Others,
    bool TakesNeeds
);

/// <summary>The people one can reach in a service.</summary>
public sealed record ServiceTeam(OrganisationService Service, IReadOnlyList<ProfessionalCard> People);
