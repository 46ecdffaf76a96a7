namespace Visavis.Web.Media;

/// <summary>One stored size of a photo.</summary>
public sealed class PhotoFile
{
    public Guid PhotoId { get; set; }

    public PhotoSize Size { get; set; }

    /// <summary>Random key in the blob store; the address of no page holds it.</summary>
    public required string StorageKey { get; set; }

    public required string ContentType { get; set; }

    /// <summary>Pixels as shown, after the orientation is applied.</summary>
    public int Width { get; set; }

    public int Height { get; set; }

    public long Bytes { get; set; }
}
