namespace Visavis.Scheduling;

/// <summary>Which rule decides the hours of a date.</summary>
public enum DayKind
{
    /// <summary>The usual week.</summary>
    Usual,

    /// <summary>Hours given for this date.</summary>
    OtherHours,

    /// <summary>Taken off by the person.</summary>
    DayOff,

    /// <summary>A public holiday of the person's place, which the person keeps.</summary>
    Holiday,
}
