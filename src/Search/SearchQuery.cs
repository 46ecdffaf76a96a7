namespace Visavis.Search;

/// <summary>What a person typed in the two boxes, and which page they look at. Any text and any number is allowed: adapters clamp them.</summary>
public sealed record SearchQuery
{
    public const int MaxPageSize = 50;

    /// <summary>Pages end here, whatever the number of matches: nobody reads on, and ranking stays cheap.</summary>
    public const int MaxReachable = 1000;

    /// <summary>Profession, name, words or reference code; null or blank lists everybody.</summary>
    public string? What { get; init; }

    /// <summary>Commune, postcode or department; null or blank is everywhere.</summary>
    public string? Where { get; init; }

    /// <summary>Kilometres around the place; a department is searched as a whole and ignores it.</summary>
    public double RadiusKm { get; init; } = 30;

    /// <summary>From 1.</summary>
    public int Page { get; init; } = 1;

    public int PageSize { get; init; } = 20;
}
