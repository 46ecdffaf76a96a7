namespace Visavis.Search;

/// <summary>The bounds of each <see cref="PriceRange"/>, in euro cents.</summary>
public static class PriceRanges
{
    private static readonly (PriceRange Range, int From, int To)[] Bounds =
    [
        (PriceRange.Free, 0, 0),
        (PriceRange.UpTo30, 1, 30_00),
        (PriceRange.UpTo60, 30_01, 60_00),
        (PriceRange.UpTo100, 60_01, 100_00),
        (PriceRange.Above100, 100_01, int.MaxValue),
    ];

    /// <summary>The range a price is in; null for an unstated price, which is in none.</summary>
    public static PriceRange? Of(int? cents)
    {
        foreach (var (range, from, to) in Bounds)
        {
            if (cents >= from && cents <= to)
            {
                return range;
            }
        }

        return null;
    }
}
