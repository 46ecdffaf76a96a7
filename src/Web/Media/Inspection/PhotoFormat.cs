namespace Visavis.Web.Media.Inspection;

/// <summary>The kinds of pictures that are taken, told apart by content.</summary>
public enum PhotoFormat
{
    Jpeg,
    Png,
    WebP,
    Avif,
}
