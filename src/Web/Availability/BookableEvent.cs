using Visavis.Scheduling;

namespace Visavis.Web.Availability;

/// <summary>An event type as the calendar sees it.</summary>
/// <param name="Durations">Minutes, the usual one first.</param>
/// <param name="Rules">For the usual duration.</param>
public sealed record BookableEvent(Guid Id, string Name, IReadOnlyList<int> Durations, SlotRules Rules)
{
    /// <summary>The place it happens at, when it names one: hours of another place are none for it.</summary>
    public Guid? PlaceId { get; init; }

    /// <summary>The rules for one of its durations; null for another.</summary>
    public SlotRules? For(int minutes) => Durations.Contains(minutes) ? Rules with { Minutes = minutes } : null;
}
