namespace Visavis.Web.Professionals;

/// <summary>A thing that a complete profile has.</summary>
public enum ProfilePart
{
    Photo,
    Presentation,
    LongPresentation,
    Price,
    Services,
    KnownProfession,
    Languages,
}
