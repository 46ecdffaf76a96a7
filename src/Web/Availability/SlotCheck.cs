using Visavis.Scheduling;

namespace Visavis.Web.Availability;

/// <summary>Whether one slot is free at the moment of writing.</summary>
/// <param name="Refusal">Null when it is free.</param>
/// <param name="Reason">Why nobody knows, where the refusal says so.</param>
public sealed record SlotCheck(SlotRefusal? Refusal, UnknownReason? Reason = null)
{
    public bool IsFree => Refusal is null;
}
