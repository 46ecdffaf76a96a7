namespace Visavis.Scheduling;

/// <summary>Why an appointment cannot start at a moment.</summary>
public enum SlotRefusal
{
    /// <summary>The moment is over.</summary>
    Past,

    /// <summary>Less than the minimum notice away.</summary>
    TooSoon,

    /// <summary>Beyond the horizon.</summary>
    TooFar,

    /// <summary>Not all of it lies in working hours.</summary>
    OutsideHours,

    /// <summary>Not one of the starts the steps give.</summary>
    OffStep,

    /// <summary>The day has as many appointments of this kind as it may have.</summary>
    DayFull,

    /// <summary>Taken, buffers included.</summary>
    Busy,

    /// <summary>A calendar that decides could not be read: unknown is never free.</summary>
    Unknown,
}
