using Visavis.Web.Contacts;
using Visavis.Web.Professionals;

namespace Visavis.Web.Organisations;

/// <summary>What the tab of an organisation shows to one of its members.</summary>
/// <param name="Page">The organisation's profile.</param>
/// <param name="Own">The membership of who looks.</param>
public sealed record OrganisationOverview(
    Guid Id,
    Professional Page,
    Membership Own,
    IReadOnlyList<Place> Sites,
    IReadOnlyList<OrganisationService> Services,
    IReadOnlyList<MemberEntry> Members,
    IReadOnlyList<MemberEntry> Former,
    IReadOnlyList<Invitation> Invitations
)
{
    public MemberRole Role => Own.Role;
}
