namespace Visavis.Web.Professionals;

/// <summary>One thing a professional does for a price, as the profile lists it.</summary>
public sealed class ServiceOffer
{
    public const int LongestName = 120;
    public const int LongestDescription = 1000;

    public Guid Id { get; set; }

    public Guid ProfessionalId { get; set; }

    public int Position { get; set; }

    public required string Name { get; set; }

    public string Description { get; set; } = "";

    /// <summary>Euro cents; 0 is free, null is on quotation.</summary>
    public int? PriceCents { get; set; }

    public PriceUnit PriceUnit { get; set; }

    public int? DurationMinutes { get; set; }
}
