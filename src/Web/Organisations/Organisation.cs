namespace Visavis.Web.Organisations;

/// <summary>What a company, administration or association has besides its profile, whose id it shares.</summary>
public sealed class Organisation
{
    public Guid Id { get; set; }

    public IList<OrganisationService> Services { get; } = new List<OrganisationService>();

    public IList<Membership> Members { get; } = new List<Membership>();

    public DateTimeOffset CreatedAt { get; set; }
}
