using Visavis.Web.Media.Serving;

namespace Visavis.Web.Professionals;

/// <summary>Where a person's portrait is.</summary>
public static class PortraitAddress
{
    public static string Of(Professional person) => MediaAddress.OfPortrait(person.PortraitPhotoId, person.PortraitSeed);
}
