using System.Runtime.InteropServices;
using NodaTime;

namespace Visavis.Scheduling;

/// <summary>A stretch of one day in the local time of whoever works then, on whole quarters of an hour; it may end with the day.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct WorkingInterval : IComparable<WorkingInterval>
{
    /// <summary>Every start and end is a multiple of so many minutes.</summary>
    public const int StepMinutes = 15;

    /// <summary>The end of the day in minutes since its beginning.</summary>
    public const int MinutesPerDay = 24 * 60;

    private WorkingInterval(int startMinute, int endMinute) => (StartMinute, EndMinute) = (startMinute, endMinute);

    /// <summary>Minutes since the beginning of the day.</summary>
    public int StartMinute { get; }

    /// <summary>Minutes since the beginning of the day, after <see cref="StartMinute"/>, at most <see cref="MinutesPerDay"/>.</summary>
    public int EndMinute { get; }

    public LocalTime Start => At(StartMinute);

    /// <summary>Midnight stands for the end of the day.</summary>
    public LocalTime End => At(EndMinute);

    public Duration Length => Duration.FromMinutes(EndMinute - StartMinute);

    /// <summary>Null when the two times make no interval; <see cref="Check"/> says why.</summary>
    public static WorkingInterval? TryCreate(LocalTime start, LocalTime end) =>
        Check(start, end) is null ? new WorkingInterval(MinuteOf(start), EndMinuteOf(end)) : null;

    /// <exception cref="ArgumentException">The minutes make no interval.</exception>
    public static WorkingInterval FromMinutes(int startMinute, int endMinute)
    {
        var fits = startMinute >= 0 && endMinute <= MinutesPerDay && startMinute < endMinute;
        return fits && startMinute % StepMinutes == 0 && endMinute % StepMinutes == 0
            ? new WorkingInterval(startMinute, endMinute)
            : throw new ArgumentException($"From minute {startMinute} to {endMinute} is no working interval.", nameof(endMinute));
    }

    /// <summary>What keeps two times from being the start and end of an interval; null when nothing does.</summary>
    public static WorkingHoursProblem? Check(LocalTime start, LocalTime end) =>
        !IsOnStep(start) || !IsOnStep(end) ? WorkingHoursProblem.NotOnStep
        : MinuteOf(start) >= EndMinuteOf(end) ? WorkingHoursProblem.EndsBeforeStart
        : null;

    /// <summary>Whether some moment belongs to both. Intervals that only touch have none in common.</summary>
    public bool Overlaps(WorkingInterval other) => StartMinute < other.EndMinute && other.StartMinute < EndMinute;

    /// <summary>Whether the moment belongs to the interval; its end no longer does.</summary>
    public bool Contains(LocalTime time) => time >= Start && (EndMinute == MinutesPerDay || time < End);

    public int CompareTo(WorkingInterval other) => (StartMinute, EndMinute).CompareTo((other.StartMinute, other.EndMinute));

    public static bool operator <(WorkingInterval left, WorkingInterval right) => left.CompareTo(right) < 0;

    public static bool operator >(WorkingInterval left, WorkingInterval right) => left.CompareTo(right) > 0;

    public static bool operator <=(WorkingInterval left, WorkingInterval right) => left.CompareTo(right) <= 0;

    public static bool operator >=(WorkingInterval left, WorkingInterval right) => left.CompareTo(right) >= 0;

    private static bool IsOnStep(LocalTime time) => time.NanosecondOfDay % (StepMinutes * NodaConstants.NanosecondsPerMinute) == 0;

    private static int MinuteOf(LocalTime time) => (int)(time.NanosecondOfDay / NodaConstants.NanosecondsPerMinute);

    private static int EndMinuteOf(LocalTime end) => end == LocalTime.Midnight ? MinutesPerDay : MinuteOf(end);

    private static LocalTime At(int minute) => LocalTime.FromMinutesSinceMidnight(minute % MinutesPerDay);
}
