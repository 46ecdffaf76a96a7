namespace Visavis.Web.Organisations;

/// <summary>What a member may do: an owner everything, a planner the members and services, a member nothing but be there.</summary>
public enum MemberRole
{
    Member = 0,
    Planner = 1,
    Owner = 2,
}
