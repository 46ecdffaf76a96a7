namespace Visavis.Web.Media.Serving;

/// <summary>Where a photo is.</summary>
public static class MediaAddress
{
    public static string Of(Guid photoId, PhotoSize size) => $"/media/{photoId:N}/{size.Name()}";
}
