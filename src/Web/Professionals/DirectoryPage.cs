using Visavis.Search;
using Visavis.Search.Understanding;

namespace Visavis.Web.Professionals;

/// <summary>One page of results, with the rows as they are now.</summary>
/// <param name="Answer">What the index said.</param>
public sealed record DirectoryPage(IReadOnlyList<DirectoryEntry> Entries, SearchPage Answer)
{
    /// <summary>How many match, or the most that can be paged to when <see cref="TotalIsCapped"/>.</summary>
    public int Total => Answer.Total;

    public bool TotalIsCapped => Answer.TotalIsCapped;

    /// <summary>The place searched, from whichever box.</summary>
    public Place? Place => Answer.Place;

    /// <summary>Something was typed in the second box that names no place; the results are from everywhere.</summary>
    public bool PlaceUnknown => Answer.PlaceUnknown;

    public QueryReading Reading => Answer.Reading;
}

/// <param name="DistanceKm">Kilometres from the commune searched, when one was.</param>
/// <param name="Reason">Why they are listed, where their card does not say it anyway.</param>
public sealed record DirectoryEntry(Professional Professional, double? DistanceKm, MatchReason? Reason);
