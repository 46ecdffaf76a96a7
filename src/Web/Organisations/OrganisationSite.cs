namespace Visavis.Web.Organisations;

/// <summary>A place where an organisation receives or works.</summary>
public sealed class OrganisationSite
{
    public const int LongestName = 80;
    public const int LongestAddress = 160;

    public Guid Id { get; set; }

    public Guid OrganisationId { get; set; }

    public int Position { get; set; }

    public required string Name { get; set; }

    public string AddressLine { get; set; } = "";

    public required string CommuneCode { get; set; }

    public required string City { get; set; }
}
