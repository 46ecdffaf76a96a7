namespace Visavis.Search;

/// <summary>What the index knows of a professional; a projection of the database that can be rebuilt at any time.</summary>
public sealed record ProfessionalDocument
{
    /// <summary>User id, a GUID in <c>D</c> form.</summary>
    public required string Id { get; init; }

    /// <summary>Reference code without prefix, e.g. <c>7K3M</c>.</summary>
    public required string ReferenceCode { get; init; }

    public required string Name { get; init; }

    /// <summary>Job title code of the ROME nomenclature, which gives both genders of the title.</summary>
    public int? ProfessionCode { get; init; }

    /// <summary>The profession as the person words it.</summary>
    public required string Profession { get; init; }

    public required string Category { get; init; }

    public required string City { get; init; }

    public required string CommuneCode { get; init; }

    public required string Department { get; init; }

    /// <summary>Degrees, WGS 84.</summary>
    public double Latitude { get; init; }

    /// <summary>Degrees, WGS 84.</summary>
    public double Longitude { get; init; }

    public IReadOnlyList<string> Languages { get; init; } = [];

    public int? PriceCents { get; init; }

    public required string Presentation { get; init; }
}
