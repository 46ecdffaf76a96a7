namespace Visavis.Web.Media.Isolation;

/// <summary>One size of a photo, written anew.</summary>
/// <param name="Width">Pixels as shown.</param>
/// <param name="Height">Pixels as shown.</param>
public sealed record DecodedSize(PhotoSize Size, Stream Content, int Width, int Height)
{
    /// <summary>The type it is served as: ours, whatever came.</summary>
    public const string ContentType = "image/webp";
}

/// <summary>The sizes made of one photo, in a folder that goes when they are no longer needed.</summary>
public sealed class DecodedPhoto : IAsyncDisposable
{
    private readonly WorkFolder folder;

    internal DecodedPhoto(WorkFolder folder, IReadOnlyList<DecodedSize> sizes) => (this.folder, Sizes) = (folder, sizes);

    /// <summary>From the smallest.</summary>
    public IReadOnlyList<DecodedSize> Sizes { get; }

    public async ValueTask DisposeAsync()
    {
        foreach (var size in Sizes)
        {
            await size.Content.DisposeAsync();
        }

        folder.Dispose();
    }
}
