using NodaTime;

namespace Visavis.Scheduling;

/// <summary>
/// Appointments that come again, on weekdays and times of the professional's wall clock: a change of the clocks moves the instant and never
/// the time people read.
/// </summary>
/// <param name="First">No occurrence before this day; its week is the first.</param>
/// <param name="EveryWeeks">1 is every week, 2 every other.</param>
/// <param name="Count">How many, skipped ones included.</param>
public sealed record WeeklySeries(
    DateTimeZone Zone,
    LocalDate First,
    IReadOnlyList<IsoDayOfWeek> Weekdays,
    IReadOnlyList<LocalTime> Times,
    int EveryWeeks,
    int Count
)
{
    public const int MostOccurrences = 52;
    public const int MostEveryWeeks = 4;

    /// <summary>One appointment of a series.</summary>
    /// <param name="Start">Null when the clock skips that time on that day: nothing takes place then.</param>
    public sealed record Occurrence(LocalDateTime Local, Instant? Start);

    /// <summary>Earliest first. A time that comes twice when the clocks go back is the first of the two.</summary>
    public IEnumerable<Occurrence> Occurrences()
    {
        var monday = First.Previous(IsoDayOfWeek.Monday);
        monday = First.DayOfWeek == IsoDayOfWeek.Monday ? First : monday;
        var days = Weekdays.Distinct().Order().ToList();
        var times = Times.Distinct().Order().ToList();
        var left = days.Count == 0 || times.Count == 0 ? 0 : Math.Clamp(Count, 0, MostOccurrences);
        for (var week = monday; left > 0; week = week.PlusWeeks(Math.Clamp(EveryWeeks, 1, MostEveryWeeks)))
        {
            foreach (var local in days.SelectMany(day => times, (day, time) => week.PlusDays((int)day - 1) + time))
            {
                if (local.Date < First || left == 0)
                {
                    continue;
                }

                left--;
                var mapping = Zone.MapLocal(local);
                yield return new Occurrence(local, mapping.Count == 0 ? null : mapping.First().ToInstant());
            }
        }
    }
}
