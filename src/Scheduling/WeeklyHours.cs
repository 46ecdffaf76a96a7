using NodaTime;

namespace Visavis.Scheduling;

/// <summary>
/// The hours somebody usually works in a week, in their own zone: for each day intervals in order, none overlapping another, the gaps being
/// breaks. An interval over midnight belongs to the day it begins on, and simply joins hours of the next. Immutable; a week that breaks the
/// rules cannot be made.
/// </summary>
public sealed class WeeklyHours : IEquatable<WeeklyHours>
{
    /// <summary>Intervals of one day.</summary>
    public const int MostPerDay = 4;

    /// <summary>Nobody works at all.</summary>
    public static readonly WeeklyHours None = new([]);

    private readonly Dictionary<IsoDayOfWeek, IReadOnlyList<WorkingInterval>> days;

    private WeeklyHours(Dictionary<IsoDayOfWeek, IReadOnlyList<WorkingInterval>> days) => this.days = days;

    /// <summary>Monday first.</summary>
    public static IReadOnlyList<IsoDayOfWeek> Days { get; } =
    [
        IsoDayOfWeek.Monday,
        IsoDayOfWeek.Tuesday,
        IsoDayOfWeek.Wednesday,
        IsoDayOfWeek.Thursday,
        IsoDayOfWeek.Friday,
        IsoDayOfWeek.Saturday,
        IsoDayOfWeek.Sunday,
    ];

    /// <summary>Tuesday to Friday: the days Monday's hours are copied to.</summary>
    public static IReadOnlyList<IsoDayOfWeek> OtherWorkingDays { get; } =
    [IsoDayOfWeek.Tuesday, IsoDayOfWeek.Wednesday, IsoDayOfWeek.Thursday, IsoDayOfWeek.Friday];

    public bool IsEmpty => days.Count == 0;

    /// <summary>The intervals of a day, earliest first; none on a day off.</summary>
    public IReadOnlyList<WorkingInterval> On(IsoDayOfWeek day) => days.GetValueOrDefault(day, []);

    /// <summary>What keeps intervals from being the hours of one day; null when nothing does.</summary>
    public static WorkingHoursProblem? Check(IEnumerable<WorkingInterval> ofOneDay)
    {
        var sorted = ofOneDay.Order().ToList();
        return sorted.Count > MostPerDay ? WorkingHoursProblem.TooMany
            : sorted.Zip(sorted.Skip(1)).Any(pair => pair.First.Overlaps(pair.Second)) ? WorkingHoursProblem.Overlap
            : null;
    }

    /// <summary>The same week with other hours on one day; no intervals make it a day off.</summary>
    /// <exception cref="ArgumentException">The intervals break a rule: ask <see cref="Check"/> first.</exception>
    public WeeklyHours With(IsoDayOfWeek day, IEnumerable<WorkingInterval> intervals)
    {
        ArgumentOutOfRangeException.ThrowIfEqual(day, IsoDayOfWeek.None);
        var sorted = intervals.Order().ToList();
        if (Check(sorted) is { } problem)
        {
            throw new ArgumentException($"These are no hours of one day: {problem}.", nameof(intervals));
        }

        var changed = new Dictionary<IsoDayOfWeek, IReadOnlyList<WorkingInterval>>(days);
        if (sorted.Count == 0)
        {
            changed.Remove(day);
        }
        else
        {
            changed[day] = sorted;
        }

        return new WeeklyHours(changed);
    }

    /// <summary>The same week with the hours of one day on others too.</summary>
    public WeeklyHours Copy(IsoDayOfWeek from, IEnumerable<IsoDayOfWeek> to) => to.Aggregate(this, (week, day) => week.With(day, On(from)));

    /// <summary>Whether the person usually works at that time of that day.</summary>
    public bool Contains(IsoDayOfWeek day, LocalTime time) =>
        On(day).Any(interval => interval.Contains(time)) || On(DayBefore(day)).Any(interval => interval.ContainsOnNextDay(time));

    public bool Equals(WeeklyHours? other) => other is not null && Days.All(day => On(day).SequenceEqual(other.On(day)));

    private static IsoDayOfWeek DayBefore(IsoDayOfWeek day) => day == IsoDayOfWeek.Monday ? IsoDayOfWeek.Sunday : day - 1;

    public override bool Equals(object? obj) => Equals(obj as WeeklyHours);

    public override int GetHashCode() => Days.SelectMany(day => On(day).Select(interval => (day, interval))).Aggregate(0, HashCode.Combine);
}
