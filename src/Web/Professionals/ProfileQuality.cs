namespace Visavis.Web.Professionals;

/// <summary>
/// How complete a profile is, 0 to 100: a part of the order of results that everybody can raise and nobody can buy. The public page on
/// that order lists the same parts.
/// </summary>
public static class ProfileQuality
{
    private const int LongPresentation = 300;

    /// <summary>Each thing a complete profile has, and its points; they add up to 100.</summary>
    public static IReadOnlyList<(ProfilePart Part, int Points)> Parts { get; } =
    [
        (ProfilePart.Photo, 25),
        (ProfilePart.Presentation, 15),
        (ProfilePart.LongPresentation, 15),
        (ProfilePart.Price, 15),
        (ProfilePart.Services, 15),
        (ProfilePart.KnownProfession, 10),
        (ProfilePart.Languages, 5),
    ];

    public static int Of(Professional professional) => Parts.Where(part => Has(professional, part.Part)).Sum(part => part.Points);

    private static bool Has(Professional professional, ProfilePart part) =>
        part switch
        {
            ProfilePart.Photo => professional.PortraitPhotoId is not null,
            ProfilePart.Presentation => !string.IsNullOrWhiteSpace(professional.Presentation),
            ProfilePart.LongPresentation => professional.Presentation.Length >= LongPresentation,
            ProfilePart.Price => professional.PriceCents is not null,
            ProfilePart.Services => professional.Services.Count > 0,
            ProfilePart.KnownProfession => professional.ProfessionCode is not null,
            ProfilePart.Languages => !string.IsNullOrWhiteSpace(professional.Languages),
            _ => throw new ArgumentOutOfRangeException(nameof(part)),
        };
}
