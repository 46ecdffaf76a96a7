using System.Globalization;
using NodaTime;
using Visavis.Scheduling;
using Visavis.Web.Foundation.Forms;

namespace Visavis.Web.Services;

/// <summary>Hours as the professional types them, on the professional's clock.</summary>
public sealed class HoursInput
{
    /// <summary>Day of the start; the booked day when empty.</summary>
    public string? Day { get; set; }

    public string? Start { get; set; }

    public string? End { get; set; }

    public int BreakMinutes { get; set; }

    public bool IsBreakPaid { get; set; }

    public bool HasMeal { get; set; }

    public string? Note { get; set; }

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
