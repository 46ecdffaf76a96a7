namespace Visavis.Web.Media.Inspection;

/// <summary>Something an AVIF file holds: a picture, a tile of one, its transparency, or metadata.</summary>
internal sealed class AvifItem(uint id)
{
    public uint Id => id;

    public string Type { get; set; } = "";

    public List<(long Start, long Length)> Extents { get; } = [];

    public List<Box> Properties { get; } = [];

    /// <summary>Exif, XMP and whatever else draws nothing.</summary>
    public bool IsMetadata => Type is not ("av01" or "grid" or "iovl" or "iden" or "tmap");
}
