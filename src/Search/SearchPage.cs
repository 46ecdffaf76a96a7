namespace Visavis.Search;

/// <summary>One page of results.</summary>
public sealed record SearchPage
{
    public required IReadOnlyList<SearchHit> Hits { get; init; }

    /// <summary>How many professionals match in all.</summary>
    public required int Total { get; init; }

    /// <summary>The place the second box was understood as; null when it was blank or unknown.</summary>
    public Place? Place { get; init; }

    /// <summary>True when something was typed in the second box that names no known place; the search then spans everywhere.</summary>
    public bool PlaceUnknown { get; init; }
}

/// <param name="Id">User id of the professional.</param>
/// <param name="DistanceKm">Kilometres from the place searched, when there is one.</param>
public sealed record SearchHit(string Id, double? DistanceKm);

/// <summary>A commune or department.</summary>
/// <param name="Name">As written on maps, e.g. <c>Ambérieu-en-Bugey</c>.</param>
/// <param name="Department">Department number, e.g. <c>01</c> or <c>2A</c>.</param>
/// <param name="CommuneCode">INSEE code; null for a department.</param>
public sealed record Place(string Name, string Department, string? CommuneCode, double Latitude, double Longitude);
