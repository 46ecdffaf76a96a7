namespace Visavis.Web.Media.Serving;

/// <summary>Where photos and portraits are.</summary>
public static class MediaAddress
{
    public static string Of(Guid photoId, PhotoSize size) => $"/media/{photoId:N}/{size.Name()}";

    /// <summary>The photo a person chose, or else the portrait drawn for them.</summary>
    public static string OfPortrait(Guid? photoId, int seed) =>
        photoId is { } photo ? Of(photo, PhotoSize.Small) : $"/portraits/{seed}.svg";
}
