namespace Visavis.Search;

/// <summary>One page of results.</summary>
public sealed record SearchPage
{
    public required IReadOnlyList<SearchHit> Hits { get; init; }

    /// <summary>How many professionals match in all; never above <see cref="SearchQuery.MaxReachable"/>.</summary>
    public required int Total { get; init; }

    /// <summary>True when there are more than <see cref="Total"/>: beyond it nothing is counted nor paged to.</summary>
    public bool TotalIsCapped { get; init; }

    /// <summary>The place the second box was understood as; null when it was blank or unknown.</summary>
    public Place? Place { get; init; }

    /// <summary>True when something was typed in the second box that names no known place; the search then spans everywhere.</summary>
    public bool PlaceUnknown { get; init; }
}
