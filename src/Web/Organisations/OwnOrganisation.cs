using Visavis.Web.Professionals;

namespace Visavis.Web.Organisations;

/// <summary>Whom one can reach at an organisation; where it is stands among its places.</summary>
/// <param name="ReferenceCode">Of the organisation's page.</param>
/// <param name="Others">Members in no service.</param>
public sealed record OwnOrganisation(string ReferenceCode, IReadOnlyList<ServiceTeam> Teams, IReadOnlyList<ProfessionalCard> Others);
