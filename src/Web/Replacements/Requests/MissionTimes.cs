using NodaTime;

namespace Visavis.Web.Replacements.Requests;

/// <summary>One block as it was typed: date, start, end and break in the service's local time.</summary>
public sealed record Block(DateOnly Date, int StartMinute, int EndMinute, int BreakMinutes)
{
    public const int DayMinutes = 24 * 60;
    public const int LongestMinutes = 16 * 60;

    /// <summary>What is wrong with it, as a French key; null when nothing.</summary>
    public string? Problem() =>
        StartMinute == EndMinute ? "L’heure de fin est celle du début."
        : Length() > LongestMinutes ? "Un horaire dure 16 heures au plus."
        : IsBreakTooLong ? "La pause est plus longue que l’horaire."
        : null;

    /// <summary>Nothing would be left to work.</summary>
    public bool IsBreakTooLong => BreakMinutes < 0 || BreakMinutes >= Length();

    /// <summary>On the clock's face: an end before its start is the next day's.</summary>
    public int Length() => (EndMinute - StartMinute + DayMinutes) % DayMinutes;
}

/// <summary>From local times to instants; a clock change counts real hours.</summary>
public static class MissionTimes
{
    public static DateTimeZone Zone(string id) =>
        DateTimeZoneProviders.Tzdb.GetZoneOrNull(id) ?? DateTimeZoneProviders.Tzdb["Europe/Paris"];

    public static (DateTimeOffset Start, DateTimeOffset End) Of(Block block, DateTimeZone zone)
    {
        var endDate = block.EndMinute <= block.StartMinute ? block.Date.AddDays(1) : block.Date;
        var (start, end) = (At(block.Date, block.StartMinute, zone), At(endDate, block.EndMinute, zone));
        // A start that the clock skipped is as much later, and then perhaps behind its end.
        return (start, end < start ? start : end);
    }

    public static int WorkMinutes(Block block, DateTimeZone zone)
    {
        var (start, end) = Of(block, zone);
        return (int)(end - start).TotalMinutes - block.BreakMinutes;
    }

    /// <summary>The same block on each of the chosen weekdays from one date to another.</summary>
    public static IEnumerable<Block> Repeat(DateOnly from, DateOnly to, IReadOnlyCollection<DayOfWeek> weekdays, Block pattern)
    {
        for (var date = from; date <= to; date = date.AddDays(1))
        {
            if (weekdays.Count == 0 || weekdays.Contains(date.DayOfWeek))
            {
                yield return pattern with
                {
                    Date = date,
                };
            }
        }
    }

    public static DateOnly Today(DateTimeOffset now, DateTimeZone zone) => Instant.FromDateTimeOffset(now).InZone(zone).Date.ToDateOnly();

    private static DateTimeOffset At(DateOnly date, int minute, DateTimeZone zone) =>
        LocalDate.FromDateOnly(date).At(LocalTime.FromMinutesSinceMidnight(minute)).InZoneLeniently(zone).ToInstant().ToDateTimeOffset();
}
