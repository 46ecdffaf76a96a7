using NodaTime;

namespace Visavis.Scheduling;

/// <summary>Days on which the usual week does not hold: other hours, or none.</summary>
/// <param name="First">The first of the days.</param>
/// <param name="Last">The last of them, itself included.</param>
/// <param name="Hours">What is worked on each of them instead; nothing makes them days off.</param>
public sealed record DateOverride(LocalDate First, LocalDate Last, IReadOnlyList<WorkingInterval> Hours)
{
    /// <summary>A holiday of a few weeks fits, a year typed wrong does not.</summary>
    public const int MostDays = 366;

    /// <summary>A later day is a slip of the pen.</summary>
    public const int MostYearsAhead = 5;

    public bool IsDayOff => Hours.Count == 0;

    /// <summary>How many days it is about.</summary>
    public int Days => Period.DaysBetween(First, Last) + 1;

    public bool Contains(LocalDate date) => First <= date && date <= Last;
}
