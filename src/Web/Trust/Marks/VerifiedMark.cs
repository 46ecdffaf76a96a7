namespace Visavis.Web.Trust.Marks;

/// <summary>Something about a profile that a person of the site checked against a document: words on the profile, never a badge.</summary>
public sealed class VerifiedMark
{
    public const int LongestWhat = 120;
    public const int LongestNumber = 10;
    public const int LongestAnswer = 1000;

    public Guid Id { get; set; }

    public Guid ProfessionalId { get; set; }

    public MarkKind Kind { get; set; }

    public MarkState State { get; set; }

    /// <summary>What the document shows, for <see cref="MarkKind.Qualification"/>: words of the person which staff compared with it.</summary>
    public string What { get; set; } = "";

    /// <summary>For <see cref="MarkKind.Company"/>.</summary>
    public string CompanyNumber { get; set; } = "";

    /// <summary>The company number while the mark stands; unique, so that no two profiles bear one company.</summary>
    public string? HeldNumber { get; set; }

    /// <summary>The name it was checked for: under another one the mark is worth nothing.</summary>
    public required string Name { get; set; }

    /// <summary>Null once decided: the file is erased then.</summary>
    public string? ProofKey { get; set; }

    public string? ProofType { get; set; }

    public DateTimeOffset AskedAt { get; set; }

    public DateTimeOffset? DecidedAt { get; set; }

    public Guid? DecidedById { get; set; }

    /// <summary>Why it was refused or taken back.</summary>
    public string? Answer { get; set; }

    public DateTimeOffset? EndedAt { get; set; }

    public Guid Version { get; set; }
}

public enum MarkKind
{
    /// <summary>This person, or this organisation, is in control of a company.</summary>
    Company = 0,

    /// <summary>The name is that of an identity document.</summary>
    Identity = 1,

    /// <summary>A diploma, licence or insurance was shown.</summary>
    Qualification = 2,
}

public enum MarkState
{
    Asked = 0,
    Granted = 1,
    Refused = 2,

    /// <summary>The profile bears another name now.</summary>
    Renamed = 3,

    /// <summary>Its holder wants it no more.</summary>
    Withdrawn = 4,

    /// <summary>Staff took it back.</summary>
    TakenBack = 5,
}
