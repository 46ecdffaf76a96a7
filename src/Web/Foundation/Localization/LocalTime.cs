using System.Globalization;

namespace Visavis.Web.Foundation.Localization;

/// <summary>Instants as a reader's wall clock shows them, in the current language.</summary>
public static class LocalTime
{
    /// <summary>Day and time, e.g. <c>lundi 23 novembre 2026, 10:00 (heure de Paris)</c>; the clock is named because its reader may be travelling.</summary>
    public static string Of(DateTimeOffset instant, string timeZone)
    {
        var zone = Zone(timeZone);
        return $"{OfWall(TimeZoneInfo.ConvertTime(instant, zone).DateTime)} ({ZoneTowns.TimeOf(zone.Id)})";
    }

    /// <summary>Day and time of a wall clock, as everywhere on the site: <c>lundi 23 novembre 2026, 10:00</c>, <c>Monday 23 November 2026, 10:00</c>.</summary>
    public static string OfWall(DateTime local) => $"{LongDay(local)}, {local.ToString("HH:mm", CultureInfo.InvariantCulture)}";

    /// <summary>The day with its weekday.</summary>
    public static string LongDay(DateTime local) => DayText.WithWeekday(DateOnly.FromDateTime(local));

    /// <summary>Day and time, short, for lists, see <see cref="DayText.Brief"/>.</summary>
    public static string Brief(DateTimeOffset instant, string timeZone)
    {
        var comma = CultureInfo.CurrentCulture.TwoLetterISOLanguageName == "en" ? "," : "";
        return $"{DayText.Brief(Date(instant, timeZone))}{comma} {Clock(instant, timeZone)}";
    }

    /// <summary>The day alone, with its month in words: <c>25 novembre 2026</c>.</summary>
    public static string Day(DateTimeOffset instant, string timeZone) => DayText.WithoutWeekday(Date(instant, timeZone));

    /// <summary>The time alone: <c>10:05</c>.</summary>
    public static string Clock(DateTimeOffset instant, string timeZone) =>
        TimeZoneInfo.ConvertTime(instant, Zone(timeZone)).ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>The day that it is there.</summary>
    public static DateOnly Date(DateTimeOffset instant, string timeZone) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, Zone(timeZone)).DateTime);

    /// <summary>A zone that was renamed or removed meanwhile must not hold up a mail.</summary>
    private static TimeZoneInfo Zone(string id) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) ? zone : TimeZoneInfo.FindSystemTimeZoneById(ReaderZone.Default);
}
