namespace Visavis.Web.Organisations;

/// <summary>A service of an organisation, in which its members work.</summary>
public sealed class OrganisationService
{
    public const int LongestName = 80;

    public Guid Id { get; set; }

    public Guid OrganisationId { get; set; }

    public int Position { get; set; }

    public ServiceKind Kind { get; set; }

    /// <summary>Only for <see cref="ServiceKind.Own"/>; the others are named in the reader's language.</summary>
    public string? Name { get; set; }
}
