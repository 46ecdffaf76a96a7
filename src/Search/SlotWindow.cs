using Visavis.Search.Hiring;

namespace Visavis.Search;

/// <summary>What "today" and "this week" mean at the moment of a search, in the reader's time zone.</summary>
/// <param name="Now">Slots before are over.</param>
/// <param name="EndOfToday">The first instant that is not today any more.</param>
/// <param name="EndOfWeek">The first instant that is not within the week any more.</param>
public sealed record SlotWindow(DateTimeOffset Now, DateTimeOffset EndOfToday, DateTimeOffset EndOfWeek)
{
    /// <summary>The first instant that is too late.</summary>
    public DateTimeOffset EndOf(NextAvailability availability) => availability == NextAvailability.Today ? EndOfToday : EndOfWeek;

    /// <summary>The reader's today.</summary>
    public DateOnly Today => DateOnly.FromDateTime(EndOfToday.DateTime).AddDays(-1);

    /// <summary>The last day that is soon enough to begin a job.</summary>
    public DateOnly LastDayOf(JobStart start) => start == JobStart.AtOnce ? Today : Today.AddMonths(1);
}
