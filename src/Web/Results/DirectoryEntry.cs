using Visavis.Web.Professionals;

namespace Visavis.Web.Results;

/// <param name="DistanceKm">Kilometres from the commune searched, when one was.</param>
public sealed record DirectoryEntry(Professional Professional, double? DistanceKm);
