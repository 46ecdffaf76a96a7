namespace Visavis.Search.Hiring;

/// <summary>How soon somebody could begin a job; the days are those of <see cref="SlotWindow.LastDayOf"/>.</summary>
public enum JobStart
{
    AtOnce,
    WithinMonth,
}
