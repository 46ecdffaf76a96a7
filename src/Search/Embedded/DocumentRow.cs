namespace Visavis.Search.Embedded;

/// <summary>A row of the table of documents.</summary>
internal sealed record DocumentRow
{
    public required long Number { get; init; }

    public required Guid Id { get; init; }

    public required string Reference { get; init; }

    public required string Name { get; init; }

    public required string Profession { get; init; }

    public required string City { get; init; }

    public required string Category { get; init; }

    public required string Commune { get; init; }

    public required string Department { get; init; }

    public required double Latitude { get; init; }

    public required double Longitude { get; init; }

    /// <summary>Codes separated by spaces.</summary>
    public required string Languages { get; init; }

    /// <summary>Euro cents.</summary>
    public required int? Price { get; init; }

    /// <summary>0 to 100.</summary>
    public required int Quality { get; init; }

    /// <summary>0 to 100.</summary>
    public required int AnswerRate { get; init; }

    public required int Recommendations { get; init; }

    /// <summary>Seconds since 1970.</summary>
    public required long? NextSlot { get; init; }

    /// <summary>As <see cref="HiringFacts"/> writes it; empty for most.</summary>
    public required string Hiring { get; init; }
}
