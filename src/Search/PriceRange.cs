namespace Visavis.Search;

/// <summary>Ranges of the price of a consultation that people filter by; bounds in <see cref="PriceRanges"/>.</summary>
public enum PriceRange
{
    Free,
    UpTo30,
    UpTo60,
    UpTo100,
    Above100,
}
