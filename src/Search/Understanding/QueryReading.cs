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

    /// <summary>The first box asked for people who are online.</summary>
    public bool OnlineOnly { get; init; }
}
