using Visavis.Web.Media;
using Visavis.Web.Media.Serving;

namespace Visavis.Web.Professionals;

/// <summary>Where a person's portrait is: the photo they chose, or the one drawn for them.</summary>
public static class PortraitAddress
{
    public static string Of(Professional person) => Of(person.PortraitPhotoId, person.PortraitSeed);

    public static string Of(Guid? portraitPhotoId, int portraitSeed) =>
        portraitPhotoId is { } photo ? MediaAddress.Of(photo, PhotoSize.Small) : Of(portraitSeed);

    /// <summary>The drawn one.</summary>
    public static string Of(int portraitSeed) => $"/portraits/{portraitSeed}.svg";
}
