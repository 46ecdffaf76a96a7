namespace Visavis.Web.Media.Inspection;

/// <summary>What a picture says of itself before anybody decodes it, and what is kept of it.</summary>
/// <param name="Width">Pixels as stored.</param>
/// <param name="Height">Pixels as stored.</param>
/// <param name="Orientation">As in Exif, 1 to 8; from 5 on it is shown lying on its side.</param>
/// <param name="Pieces">The picture without its metadata and without anything behind its end.</param>
public sealed record InspectedPhoto(PhotoFormat Format, int Width, int Height, int Orientation, IReadOnlyList<Piece> Pieces)
{
    public const int Upright = 1;
    private const int FirstOnItsSide = 5;

    public int ShownWidth => Orientation >= FirstOnItsSide ? Height : Width;

    public int ShownHeight => Orientation >= FirstOnItsSide ? Width : Height;

    public long Bytes => Pieces.Sum(piece => piece.Length);

    /// <summary>The type it is served as: ours, never what the sender called it.</summary>
    public string ContentType =>
        Format switch
        {
            PhotoFormat.Jpeg => "image/jpeg",
            PhotoFormat.Png => "image/png",
            PhotoFormat.WebP => "image/webp",
            PhotoFormat.Avif => "image/avif",
            _ => throw new InvalidOperationException($"{Format} has no type."),
        };
}
