using Visavis.Web.Professionals;

namespace Visavis.Web.Organisations;

/// <summary>A member in the organisation's own list.</summary>
/// <param name="Profile">Null for a member who is not listed.</param>
public sealed record MemberEntry(Membership Membership, string Name, Professional? Profile)
{
    public Guid Id => Membership.Id;

    public MemberRole Role => Membership.Role;
}
