using System.Globalization;

namespace Visavis.Web.Media.Isolation;

/// <summary>What a photo may measure.</summary>
/// <param name="Megapixels">Millions of pixels at most.</param>
/// <param name="LongestSide">Pixels of the longer side at most.</param>
/// <param name="ShortestSide">Pixels of the shorter side at least.</param>
internal sealed record PhotoLimits(int Megapixels, int LongestSide, int ShortestSide)
{
    public static PhotoLimits Of(MediaOptions options) => new(options.Megapixels, options.LongestSide, options.ShortestSide);

    public static PhotoLimits Parse(string text)
    {
        var numbers = text.Split(',').Select(part => int.Parse(part, CultureInfo.InvariantCulture)).ToArray();
        return new PhotoLimits(numbers[0], numbers[1], numbers[2]);
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Megapixels},{LongestSide},{ShortestSide}");
}
