namespace Visavis.Scheduling;

/// <summary>Why times cannot be somebody's working hours.</summary>
public enum WorkingHoursProblem
{
    /// <summary>A time is not a multiple of <see cref="WorkingInterval.StepMinutes"/> minutes.</summary>
    NotOnStep,

    /// <summary>The end is not after the start, and too far after it on the next day.</summary>
    EndsBeforeStart,

    /// <summary>Two intervals of a day have a moment in common.</summary>
    Overlap,

    /// <summary>More than <see cref="WeeklyHours.MostPerDay"/> intervals on one day.</summary>
    TooMany,
}
