namespace Visavis.Web.Media.Uploads;

/// <summary>A file somebody sent, to be read more than once.</summary>
public sealed record UploadedFile(Stream Content)
{
    /// <summary>The size the sender's browser says it made; null for an original.</summary>
    public PhotoSize? Size { get; init; }
}
