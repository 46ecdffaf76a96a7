using Visavis.Search.Hiring;

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

    /// <summary>Other professions of the person, as they word them.</summary>
    public IReadOnlyList<string> OtherProfessions { get; init; } = [];

    /// <summary>Names of the services they offer.</summary>
    public IReadOnlyList<string> Services { get; init; } = [];

    /// <summary>How complete the profile is, 0 to 100.</summary>
    public int Quality { get; init; }

    /// <summary>When the profile last changed; it does not count in the order of results.</summary>
    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>How many recommendations from proven services.</summary>
    public int Recommendations { get; init; }

    /// <summary>Of the calls and requests of late, how many were answered, 0 to 100; null when there were too few to tell.</summary>
    public int? AnswerRate { get; init; }

    /// <summary>Start of the next slot that can be booked; null when none is known.</summary>
    public DateTimeOffset? NextSlotAt { get; init; }

    /// <summary>Of a job seeker; null for everybody else.</summary>
    public JobWish? JobWish { get; init; }

    /// <summary>The trades an organisation seeks, none for any; null when it does not say that it recruits.</summary>
    public IReadOnlyList<string>? Recruits { get; init; }
}
