namespace Visavis.Search;

/// <param name="Id">User id of the professional.</param>
/// <param name="DistanceKm">Kilometres from the place searched, when there is one.</param>
public sealed record SearchHit(string Id, double? DistanceKm);
