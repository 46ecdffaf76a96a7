namespace Visavis.Web.Media;

/// <summary>The sizes of a photo, by what pages show it as.</summary>
public enum PhotoSize
{
    /// <summary>In grids and lists.</summary>
    Small = 0,

    /// <summary>Across a column.</summary>
    Medium = 1,

    /// <summary>In the lightbox.</summary>
    Large = 2,
}
