using Visavis.Search.Understanding;

namespace Visavis.Web.Professionals;

/// <param name="DistanceKm">Kilometres from the commune searched, when one was.</param>
/// <param name="Reason">Why they are listed, where their card does not say it anyway.</param>
public sealed record DirectoryEntry(Professional Professional, double? DistanceKm, MatchReason? Reason);
