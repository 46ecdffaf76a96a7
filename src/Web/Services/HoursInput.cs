using System.Globalization;
using NodaTime;
using Visavis.Scheduling;
using Visavis.Web.Foundation.Forms;

namespace Visavis.Web.Services;

/// <summary>Hours as the professional types them, on the professional's clock.</summary>
public sealed class HoursInput
{
    /// <summary>A service that really took place on another day than the booked one lies this near to it: what is further was another one.</summary>
    public const int MostDaysApart = 7;

    /// <summary>Day of the start; the booked day when empty.</summary>
    public string? Day { get; set; }

    public string? Start { get; set; }

    public string? End { get; set; }

    public int BreakMinutes { get; set; }

    public bool IsBreakPaid { get; set; }

    public bool HasMeal { get; set; }

    public string? Note { get; set; }

    /// <summary>Whether the typed day is too far from the booked one.</summary>
    public bool IsFarFrom(LocalDate bookedDay) =>
        WrittenDate.Read(Day) is { } typed && Math.Abs(Period.DaysBetween(bookedDay, LocalDate.FromDateOnly(typed))) > MostDaysApart;

    /// <summary>Null when day or times cannot be read.</summary>
    public Interval? Read(LocalDate bookedDay, DateTimeZone zone)
    {
        var day = bookedDay;
        if (!string.IsNullOrWhiteSpace(Day))
        {
            if (WrittenDate.Read(Day) is not { } typed)
            {
                return null;
            }

            day = LocalDate.FromDateOnly(typed);
        }

        return ReadTime(Start) is { } start && ReadTime(End) is { } end ? WorkedHours.Shift(day, start, end, zone) : null;
    }

    private static LocalTime? ReadTime(string? text) =>
        TimeOnly.TryParseExact((text ?? "").Trim(), ["HH:mm", "H:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? LocalTime.FromTimeOnly(time)
            : null;
}
