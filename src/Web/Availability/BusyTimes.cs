using NodaTime;

namespace Visavis.Web.Availability;

/// <summary>What an <see cref="IBusyTimes"/> knows.</summary>
/// <param name="Busy">In any order; they may overlap.</param>
/// <param name="CountedStarts">Starts of what counts for the daily limit of the event type, whole days at both ends of the window.</param>
public sealed record BusyTimes(IReadOnlyList<Interval> Busy, IReadOnlyList<Instant> CountedStarts);
