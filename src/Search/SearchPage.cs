using Visavis.Search.Understanding;

namespace Visavis.Search;

/// <summary>One page of results.</summary>
public sealed record SearchPage
{
    public required IReadOnlyList<SearchHit> Hits { get; init; }

    /// <summary>How many professionals match in all; never above <see cref="SearchQuery.MaxReachable"/>.</summary>
    public required int Total { get; init; }

    /// <summary>True when there are more than <see cref="Total"/>: beyond it nothing is counted nor paged to.</summary>
    public bool TotalIsCapped { get; init; }

    /// <summary>How the two boxes were understood.</summary>
    public QueryReading Reading { get; init; } = QueryReading.Nothing;

    /// <summary>The place searched, from whichever box; null when none was given or it is unknown.</summary>
    public Place? Place => Reading.Place;

    /// <summary>True when something was typed in the second box that names no known place; the search then spans everywhere.</summary>
    public bool PlaceUnknown => Reading.PlaceUnknown;

    /// <summary>True when nobody matches every word, and these people match only some of them.</summary>
    public bool SomeWordsIgnored { get; init; }

    /// <summary>True when the engine that should answer could not, and another did in its place.</summary>
    public bool Degraded { get; init; }

    /// <summary>Null unless asked for.</summary>
    public SearchFacets? Facets { get; init; }
}
