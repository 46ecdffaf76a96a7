using Visavis.Search.Hiring;

namespace Visavis.Search;

/// <summary>
/// How many people each value of a filter would leave. Every filter is counted with all the others applied and its own not, so that a
/// number says what ticking the value shows. Values nobody has are absent.
/// </summary>
public sealed record SearchFacets
{
    /// <summary>Kilometres offered as radius around the place.</summary>
    public static IReadOnlyList<int> Radii { get; } = [5, 10, 30, 50, 100];

    public static SearchFacets None { get; } = new();

    public IReadOnlyDictionary<string, int> Categories { get; init; } = new Dictionary<string, int>();

    public IReadOnlyDictionary<string, int> Languages { get; init; } = new Dictionary<string, int>();

    public IReadOnlyDictionary<PriceRange, int> Prices { get; init; } = new Dictionary<PriceRange, int>();

    /// <summary>Within each of <see cref="Radii"/>, cumulative; empty without a point to measure from.</summary>
    public IReadOnlyDictionary<int, int> Distances { get; init; } = new Dictionary<int, int>();

    /// <summary>Cumulative: who is free today is free this week; empty without <see cref="SearchQuery.Slots"/>.</summary>
    public IReadOnlyDictionary<NextAvailability, int> Availabilities { get; init; } = new Dictionary<NextAvailability, int>();

    public int Online { get; init; }

    public int Recommended { get; init; }

    /// <summary>Organisations that recruit.</summary>
    public int Recruiting { get; init; }

    public IReadOnlyDictionary<string, int> SoughtTrades { get; init; } = new Dictionary<string, int>();

    public IReadOnlyDictionary<ExperienceRange, int> Experience { get; init; } = new Dictionary<ExperienceRange, int>();

    /// <summary>Cumulative: who goes anywhere goes 30 km.</summary>
    public IReadOnlyDictionary<MobilityReach, int> Mobility { get; init; } = new Dictionary<MobilityReach, int>();

    /// <summary>Cumulative; empty without <see cref="SearchQuery.Slots"/>.</summary>
    public IReadOnlyDictionary<JobStart, int> Starts { get; init; } = new Dictionary<JobStart, int>();
}
