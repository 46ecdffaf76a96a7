namespace Visavis.Web.Professionals;

/// <param name="DistanceKm">Kilometres from the commune searched, when one was.</param>
public sealed record DirectoryEntry(Professional Professional, double? DistanceKm);
