namespace Visavis.Web.Organisations;

/// <summary>
/// What a member may do: an owner everything, a planner the members and services, an approver read replacements and approve hours, a member
/// nothing but be there.
/// </summary>
public enum MemberRole
{
    Member = 0,
    Planner = 1,
    Owner = 2,
    Approver = 3,
}
