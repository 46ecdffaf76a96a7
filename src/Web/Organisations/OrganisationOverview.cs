using Visavis.Web.Contacts;
using Visavis.Web.Professionals;

namespace Visavis.Web.Organisations;

/// <summary>What the tab of an organisation shows to one of its members.</summary>
/// <param name="Page">The organisation's profile.</param>
/// <param name="Own">The membership of who looks.</param>
/// <param name="IsResting">Its account is no organisation for now.</param>
public sealed record OrganisationOverview(
    Guid Id,
    Professional Page,
    Membership Own,
    IReadOnlyList<Place> Sites,
    IReadOnlyList<OrganisationService> Services,
    IReadOnlyList<MemberEntry> Members,
    IReadOnlyList<MemberEntry> Former,
    IReadOnlyList<Invitation> Invitations,
    bool IsResting
)
{
    public MemberRole Role => Own.Role;
}

/// <summary>A member in the organisation's own list.</summary>
/// <param name="Profile">Null for a member who is not listed.</param>
public sealed record MemberEntry(Membership Membership, string Name, Professional? Profile)
{
    public Guid Id => Membership.Id;

    public MemberRole Role => Membership.Role;
}

/// <summary>One of the organisations a person belongs to.</summary>
public sealed record OrganisationEntry(Guid Id, string Name, MemberRole Role, DateTimeOffset JoinedAt);
