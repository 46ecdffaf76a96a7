namespace Visavis.Web.Organisations;

/// <summary>What the form of an invitation asked for, read and found good.</summary>
public sealed record InvitationDetails(string Email, MemberRole Role, IReadOnlyCollection<Guid> ServiceIds);
