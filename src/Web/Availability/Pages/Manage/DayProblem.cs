namespace Visavis.Web.Availability.Pages.Manage;

/// <summary>Why the times typed for a day cannot be used.</summary>
public enum DayProblem
{
    None,

    /// <summary>A start without an end, an end without a start, or no time at all.</summary>
    Incomplete,
    NotOnStep,
    EndsBeforeStart,
    Overlap,
    TooMany,
}
