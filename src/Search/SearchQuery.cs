namespace Visavis.Search;

/// <summary>What a person typed in the two boxes, and which page they look at.</summary>
public sealed record SearchQuery
{
    public const int MaxPageSize = 50;

    /// <summary>Profession, name, words or reference code; null or blank lists everybody.</summary>
    public string? What { get; init; }

    /// <summary>Commune, postcode or department; null or blank is everywhere.</summary>
    public string? Where { get; init; }

    /// <summary>Kilometres around the place.</summary>
    public double RadiusKm { get; init; } = 30;

    /// <summary>From 1.</summary>
    public int Page { get; init; } = 1;

    public int PageSize { get; init; } = 20;
}
