using Visavis.Search.Understanding;
using Visavis.Signaling.Presence;

namespace Visavis.Web.Professionals;

/// <summary>What a card in a list is about.</summary>
/// <param name="DistanceKm">Kilometres from the place searched, when there is one.</param>
public sealed record ProfessionalCard(Professional Person, PresenceStatus Status, double? DistanceKm = null)
{
    /// <summary>Why they are listed, where the rest of the card does not say it.</summary>
    public MatchReason? Reason { get; init; }

    /// <summary>Null where there are too few to be counted.</summary>
    public AppraisalCounts? Appraisals { get; init; }
}
