using Visavis.Web.Accounts;

namespace Visavis.Web.Professionals;

/// <summary>What a card in a list says of a professional.</summary>
public sealed record ProfessionalCard
{
    public required Guid Id { get; init; }

    public required string ReferenceCode { get; init; }

    public required string Slug { get; init; }

    public required string Name { get; init; }

    public required string Profession { get; init; }

    public required AccountCategory Category { get; init; }

    public required string City { get; init; }

    public required string Department { get; init; }

    /// <summary>ISO 639-1 codes.</summary>
    public required IReadOnlyList<string> Languages { get; init; }

    public required int? PriceCents { get; init; }

    public required int PortraitSeed { get; init; }

    /// <summary>Kilometres from the place searched, when there is one.</summary>
    public double? DistanceKm { get; init; }

    /// <summary><c>online</c>, <c>busy</c>, <c>away</c> or <c>offline</c>.</summary>
    public string Status { get; init; } = "offline";

    /// <summary>What the card says of this person, as things stand in the database.</summary>
    public static ProfessionalCard Of(Professional person) =>
        new()
        {
            Id = person.Id,
            ReferenceCode = person.ReferenceCode,
            Slug = person.Slug,
            Name = person.DisplayName,
            Profession = person.ProfessionLabel,
            Category = person.Category,
            City = person.City,
            Department = person.Department,
            Languages = person.Languages.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            PriceCents = person.PriceCents,
            PortraitSeed = person.PortraitSeed,
        };
}
