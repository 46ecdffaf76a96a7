namespace Visavis.Web.Organisations;

/// <summary>What a profile shows of organisations.</summary>
/// <param name="Own">Set on the page of an organisation.</param>
/// <param name="Employers">The organisations this person works in.</param>
public sealed record OrganisationCard(OwnOrganisation? Own, IReadOnlyList<Employer> Employers);
