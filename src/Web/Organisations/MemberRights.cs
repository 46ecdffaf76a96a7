namespace Visavis.Web.Organisations;

/// <summary>What each role may do; the pages and the rules both ask here.</summary>
public static class MemberRights
{
    public static bool MayEditSites(this MemberRole role) => role == MemberRole.Owner;

    public static bool MayEditServices(this MemberRole role) => role is MemberRole.Owner or MemberRole.Planner;

    public static bool MayInvite(this MemberRole role) => role is MemberRole.Owner or MemberRole.Planner;

    /// <summary>All files of clients; a member reads those whose named contact they are.</summary>
    public static bool MayReadClients(this MemberRole role) => role is MemberRole.Owner or MemberRole.Planner;

    /// <summary>Ask for people, send them, answer clients, declare absences.</summary>
    public static bool MayPlan(this MemberRole role) => role is MemberRole.Owner or MemberRole.Planner;

    /// <summary>Read the replacements of the organisation and approve their hours.</summary>
    public static bool MayApproveHours(this MemberRole role) => role is MemberRole.Owner or MemberRole.Planner or MemberRole.Approver;

    /// <summary>Change, remove or invite somebody of that role, or give it.</summary>
    public static bool MayManage(this MemberRole role, MemberRole other) =>
        role == MemberRole.Owner || (role == MemberRole.Planner && other != MemberRole.Owner);
}
