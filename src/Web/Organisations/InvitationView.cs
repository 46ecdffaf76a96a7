using Visavis.Web.Accounts;
using Visavis.Web.Professionals;

namespace Visavis.Web.Organisations;

/// <summary>What the link of an invitation shows: who invites, and what anybody may know of the organisation.</summary>
/// <param name="Page">The organisation's profile.</param>
/// <param name="Services">Those the person would work in.</param>
public sealed record InvitationView(
    Guid OrganisationId,
    string SecretHash,
    InvitationState State,
    Professional Page,
    string InviterName,
    MemberRole Role,
    IReadOnlyList<OrganisationService> Services,
    DateTimeOffset ExpiresAt
)
{
    public AccountCategory Category => Page.Category;
}

public enum InvitationState
{
    Open,
    Used,

    /// <summary>Withdrawn, replaced by a newer one, or declined.</summary>
    Withdrawn,
    Expired,
}
