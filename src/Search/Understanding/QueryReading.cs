namespace Visavis.Search.Understanding;

/// <summary>What was typed in the two boxes, as every engine understands it.</summary>
public sealed record QueryReading
{
    public static QueryReading Nothing { get; } = new();

    /// <summary>The reference code the first box is written like, without prefix; null when it is not. Nobody need have it.</summary>
    public string? Reference { get; init; }

    /// <summary>
    /// The telling words of the first box, lower case and without accents, at most <see cref="QueryReader.MaxWords"/>; without the place, the
    /// words for "online" and the words that say nothing.
    /// </summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>The place to search; null for everywhere.</summary>
    public Place? Place { get; init; }

    /// <summary>Something was typed in the second box that names no known place.</summary>
    public bool PlaceUnknown { get; init; }

    /// <summary>The place was found among the words of the first box.</summary>
    public bool PlaceFromWhat { get; init; }

    /// <summary>
    /// The words with the place of the first box left in, to search everywhere with when nobody is found there: "SOS Serrures" is a company,
    /// though Sos is a commune. The same as <see cref="Words"/> without <see cref="PlaceFromWhat"/>.
    /// </summary>
    public IReadOnlyList<string> AllWords { get; init; } = [];

    /// <summary>The first box asked for people who are online.</summary>
    public bool OnlineOnly { get; init; }

    /// <summary>The reading in which the first box holds no place but only words.</summary>
    public QueryReading WithoutPlaceFromWhat() =>
        PlaceFromWhat ? this with { Words = AllWords, Place = null, PlaceFromWhat = false } : this;
}
