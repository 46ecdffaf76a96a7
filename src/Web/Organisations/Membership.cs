namespace Visavis.Web.Organisations;

/// <summary>A person in an organisation. A member who left keeps the row, so that history stays.</summary>
public sealed class Membership
{
    public Guid Id { get; set; }

    public Guid OrganisationId { get; set; }

    public Guid AccountId { get; set; }

    public MemberRole Role { get; set; }

    /// <summary>The services they work in.</summary>
    public IList<Guid> ServiceIds { get; set; } = [];

    public DateTimeOffset JoinedAt { get; set; }

    public DateTimeOffset? LeftAt { get; set; }
}
