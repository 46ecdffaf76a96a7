using System.Runtime.InteropServices;
using NodaTime;

namespace Visavis.Scheduling;

/// <summary>
/// A stretch that begins on one day, in the local time of whoever works then, on whole quarters of an hour; it may end with the day, or in the
/// night after it.
/// </summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct WorkingInterval : IComparable<WorkingInterval>
{
    /// <summary>Every start and end is a multiple of so many minutes.</summary>
    public const int StepMinutes = 15;

    /// <summary>The end of the day in minutes since its beginning.</summary>
    public const int MinutesPerDay = 24 * 60;

    /// <summary>How long an interval over midnight may be: a longer one is more likely two times in the wrong order.</summary>
    public const int LongestNightMinutes = 12 * 60;

    private WorkingInterval(int startMinute, int endMinute) => (StartMinute, EndMinute) = (startMinute, endMinute);

    /// <summary>Minutes since the beginning of the day.</summary>
    public int StartMinute { get; }

    /// <summary>Minutes since the beginning of the day of the start; more than <see cref="MinutesPerDay"/> when it lies on the next one.</summary>
    public int EndMinute { get; }

    public LocalTime Start => At(StartMinute);

    /// <summary>Midnight stands for the end of the day; of an interval over midnight it is a time of the next one.</summary>
    public LocalTime End => At(EndMinute);

    public bool IsOverMidnight => EndMinute > MinutesPerDay;

    public Duration Length => Duration.FromMinutes(EndMinute - StartMinute);

    /// <summary>Null when the two times make no interval; <see cref="Check"/> says why.</summary>
    public static WorkingInterval? TryCreate(LocalTime start, LocalTime end) =>
        Check(start, end) is null ? new WorkingInterval(MinuteOf(start), EndMinuteOf(start, end)) : null;

    /// <exception cref="ArgumentException">The minutes make no interval.</exception>
    public static WorkingInterval FromMinutes(int startMinute, int endMinute)
    {
        var fits =
            startMinute >= 0
            && startMinute < Math.Min(endMinute, MinutesPerDay)
            && (endMinute <= MinutesPerDay || endMinute - startMinute <= LongestNightMinutes);
        return fits && startMinute % StepMinutes == 0 && endMinute % StepMinutes == 0
            ? new WorkingInterval(startMinute, endMinute)
            : throw new ArgumentException($"From minute {startMinute} to {endMinute} is no working interval.", nameof(endMinute));
    }

    /// <summary>What keeps two times from being the start and end of an interval; null when nothing does.</summary>
    public static WorkingHoursProblem? Check(LocalTime start, LocalTime end) =>
        !IsOnStep(start) || !IsOnStep(end) ? WorkingHoursProblem.NotOnStep
        : EndMinuteOf(start, end) is var last && last > MinutesPerDay && last - MinuteOf(start) > LongestNightMinutes
            ? WorkingHoursProblem.EndsBeforeStart
        : null;

    /// <summary>Whether some moment belongs to both. Intervals that only touch have none in common.</summary>
    public bool Overlaps(WorkingInterval other) => StartMinute < other.EndMinute && other.StartMinute < EndMinute;

    /// <summary>Whether the moment of the day it begins on belongs to the interval; its end no longer does.</summary>
    public bool Contains(LocalTime time) => time >= Start && (EndMinute >= MinutesPerDay || time < End);

    /// <summary>Whether the moment of the day after belongs to it.</summary>
    public bool ContainsOnNextDay(LocalTime time) => IsOverMidnight && time < End;

    public int CompareTo(WorkingInterval other) => (StartMinute, EndMinute).CompareTo((other.StartMinute, other.EndMinute));

    public static bool operator <(WorkingInterval left, WorkingInterval right) => left.CompareTo(right) < 0;

    public static bool operator >(WorkingInterval left, WorkingInterval right) => left.CompareTo(right) > 0;

    public static bool operator <=(WorkingInterval left, WorkingInterval right) => left.CompareTo(right) <= 0;

    public static bool operator >=(WorkingInterval left, WorkingInterval right) => left.CompareTo(right) >= 0;

    private static bool IsOnStep(LocalTime time) => time.NanosecondOfDay % (StepMinutes * NodaConstants.NanosecondsPerMinute) == 0;

    private static int MinuteOf(LocalTime time) => (int)(time.NanosecondOfDay / NodaConstants.NanosecondsPerMinute);

    /// <summary>An end that is not after the start is one of the next day; midnight is after none.</summary>
    private static int EndMinuteOf(LocalTime start, LocalTime end) => MinuteOf(end) + (end <= start ? MinutesPerDay : 0);

    private static LocalTime At(int minute) => LocalTime.FromMinutesSinceMidnight(minute % MinutesPerDay);
}
