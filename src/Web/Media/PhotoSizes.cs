namespace Visavis.Web.Media;

/// <summary>How large each size of a photo is.</summary>
public static class PhotoSizes
{
    public static IReadOnlyList<PhotoSize> All { get; } = [PhotoSize.Small, PhotoSize.Medium, PhotoSize.Large];

    /// <summary>Pixels of the longer side, at most.</summary>
    public static int LongerSide(this PhotoSize size) =>
        size switch
        {
            PhotoSize.Small => 480,
            PhotoSize.Medium => 1080,
            _ => 1920,
        };

    /// <summary>Of WebP, as the browsers' own sizes have it: seen large, the traces of compression show; in a grid nobody sees them.</summary>
    public static int Quality(this PhotoSize size) =>
        size switch
        {
            PhotoSize.Small => 72,
            PhotoSize.Medium => 76,
            _ => 82,
        };

    /// <summary>As it stands in addresses and form fields.</summary>
    public static string Name(this PhotoSize size) =>
        size switch
        {
            PhotoSize.Small => "small",
            PhotoSize.Medium => "medium",
            _ => "large",
        };

    public static PhotoSize? Parse(string? name) => All.Cast<PhotoSize?>().FirstOrDefault(size => size!.Value.Name() == name);
}
