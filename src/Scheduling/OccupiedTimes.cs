using NodaTime;

namespace Visavis.Scheduling;

/// <summary>What is known of somebody's time besides working hours.</summary>
public sealed class OccupiedTimes
{
    public static readonly OccupiedTimes Nothing = new([], [], []);

    /// <param name="busy">Moments that are taken, whoever says so, buffers of appointments included; in any order.</param>
    /// <param name="unknown">Moments about which a source could not be asked; never free.</param>
    /// <param name="countedStarts">Starts of what counts for the daily limit of the event type.</param>
    public OccupiedTimes(IEnumerable<Interval> busy, IEnumerable<Interval> unknown, IEnumerable<Instant> countedStarts)
    {
        Busy = Intervals.Merge(busy);
        Unknown = Intervals.Merge(unknown);
        CountedStarts = [.. countedStarts];
    }

    public IReadOnlyList<Interval> Busy { get; }

    public IReadOnlyList<Interval> Unknown { get; }

    public IReadOnlyList<Instant> CountedStarts { get; }
}
