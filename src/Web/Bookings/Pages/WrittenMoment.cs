using NodaTime;
using NodaTime.Text;

namespace Visavis.Web.Bookings.Pages;

/// <summary>A day and a time as somebody wrote them in a form.</summary>
internal static class WrittenMoment
{
    /// <summary>Nobody plans further ahead, and calendars have an end.</summary>
    public const int MostYears = 2;

    private static readonly LocalTimePattern Clock = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    /// <summary>On a wall clock: what it skips is the first moment after, what it shows twice the first of the two.</summary>
    /// <returns>Null when that is no day and time, or too far away.</returns>
    public static Instant? Read(string? date, string? clock, DateTimeZone zone, DateTimeOffset now) =>
        LocalDatePattern.Iso.Parse(date ?? "") is { Success: true, Value: var day }
        && Clock.Parse(clock ?? "") is { Success: true, Value: var time }
        && IsNear(day, zone, now)
            ? (day + time).InZoneLeniently(zone).ToInstant()
            : null;

    /// <summary>The start of a slot as its button sends it.</summary>
    /// <returns>Null when it is none that any agenda has.</returns>
    public static Instant? Slot(string? start, DateTimeOffset now) =>
        InstantPattern.ExtendedIso.Parse(start ?? "") is { Success: true, Value: var at }
        && (at - Instant.FromDateTimeOffset(now)).TotalDays is > -366 * MostYears and < 366 * MostYears
            ? at
            : null;

    public static bool IsNear(LocalDate day, DateTimeZone zone, DateTimeOffset now)
    {
        var today = Instant.FromDateTimeOffset(now).InZone(zone).Date;
        return day > today.PlusYears(-MostYears) && day < today.PlusYears(MostYears);
    }
}
