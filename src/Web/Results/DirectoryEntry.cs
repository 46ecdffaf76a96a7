using Visavis.Search.Understanding;
using Visavis.Web.Professionals;

namespace Visavis.Web.Results;

/// <param name="DistanceKm">Kilometres from the commune searched, when one was.</param>
/// <param name="Reason">Why they are listed, where their card does not say it anyway.</param>
public sealed record DirectoryEntry(Professional Professional, double? DistanceKm, MatchReason? Reason);
