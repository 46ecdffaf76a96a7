using System.Globalization;
using NodaTime;

namespace Visavis.Scheduling;

/// <summary>
/// Rules of worked time. Everything is whole minutes of real time: a night shift over a change of the clock counts what was really worked,
/// never what the clock on the wall says.
/// </summary>
public static class WorkedHours
{
    /// <summary>Longer than a shift can be; refuses slips of the pen.</summary>
    public const int MostMinutes = 24 * 60;

    private const int MinutesPerHour = 60;
    private const int LongestAdjustment = 7;

    /// <summary>
    /// From one time on the wall to another: an end at or before the start is the next day. A start that the clock skipped is as much later, and then
    /// perhaps behind its end: nothing is left of that shift.
    /// </summary>
    /// <param name="date">Day of the start in <paramref name="zone"/>.</param>
    public static Interval Shift(LocalDate date, LocalTime start, LocalTime end, DateTimeZone zone)
    {
        var endDate = end <= start ? date.PlusDays(1) : date;
        var from = zone.AtLeniently(date + start).ToInstant();
        return new Interval(from, Instant.Max(from, zone.AtLeniently(endDate + end).ToInstant()));
    }

    /// <summary>
    /// Minutes worked: real time less the break, unless it is paid. Null when the break is longer than the shift, paid or not, or what is left longer
    /// than a day.
    /// </summary>
    public static int? Minutes(Interval shift, int breakMinutes, bool isBreakPaid = false)
    {
        var all = (int)shift.Duration.TotalMinutes;
        var worked = isBreakPaid ? all : all - breakMinutes;
        return breakMinutes < 0 || all - breakMinutes <= 0 || worked > MostMinutes ? null : worked;
    }

    /// <summary>Real minutes of a shift by the date that they belong to: those after midnight are the next day's, whatever the clock does there.</summary>
    public static IReadOnlyList<(LocalDate Date, int Minutes)> ByDate(Interval shift, DateTimeZone zone)
    {
        var parts = new List<(LocalDate, int)>();
        for (var from = shift.Start; from < shift.End; )
        {
            var date = from.InZone(zone).Date;
            var to = Instant.Min(zone.AtStartOfDay(date.PlusDays(1)).ToInstant(), shift.End);
            parts.Add((date, (int)(to - from).TotalMinutes));
            from = to;
        }

        return parts;
    }

    /// <summary>What silence approves: what was entered, never more than what was booked.</summary>
    public static int ApprovedBySilence(int enteredMinutes, int bookedMinutes) => Math.Min(enteredMinutes, bookedMinutes);

    /// <summary>Reads an adjustment in signed hours as people write it: <c>−1,00</c>, <c>-0.5</c>, <c>+1</c>. Rounded to the minute.</summary>
    /// <returns>Minutes; null when it cannot be read.</returns>
    public static int? ReadAdjustment(string? text)
    {
        var plain = (text ?? "")
            .Trim()
            .Replace('\u2212', '-')
            .Replace('\u2013', '-')
            .Replace(',', '.')
            .Replace(" ", "", StringComparison.Ordinal);
        if (
            plain.Length is 0 or > LongestAdjustment
            || !decimal.TryParse(
                plain,
                NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
                CultureInfo.InvariantCulture,
                out var hours
            )
        )
        {
            return null;
        }

        return (int)Math.Round(hours * MinutesPerHour, MidpointRounding.AwayFromZero);
    }

    /// <summary>The end of the last of so many working days after a moment, in the zone whose working days they are: an instant, inclusive.</summary>
    /// <param name="isHoliday">Days nobody works there, besides Saturdays and Sundays.</param>
    public static Instant AfterWorkingDays(Instant from, int days, DateTimeZone zone, Func<LocalDate, bool> isHoliday)
    {
        var date = from.InZone(zone).Date;
        while (days > 0)
        {
            date = date.PlusDays(1);
            if (date.DayOfWeek is not (IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday) && !isHoliday(date))
            {
                days--;
            }
        }

        return zone.AtStartOfDay(date.PlusDays(1)).ToInstant();
    }
}
