using System.Globalization;

namespace Visavis.Web.Replacements;

/// <summary>Times of day and signed hours as people type and read them.</summary>
public static class Clock
{
    private const int HourMinutes = 60;

    public static string Of(int minute) => $"{minute / HourMinutes % 24:00}:{minute % HourMinutes:00}";

    public static string Span(int start, int end) => $"{Of(start)}–{Of(end)}";

    /// <summary>"8:30", "8h30" or "0830"; null when it is no time of day.</summary>
    public static int? Read(string? typed)
    {
        var text = (typed ?? "").Trim().Replace('h', ':').Replace('H', ':');
        var parts = text.Split(':');
        return
            parts.Length == 2
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var hour)
            && int.TryParse(parts[1].Length == 0 ? "0" : parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var minute)
            && hour < 24
            && minute < HourMinutes
            ? (hour * HourMinutes) + minute
            : null;
    }

    /// <summary>Signed hours, "−1,00" or "0.25", in whole minutes; null when it is none or beyond a day.</summary>
    public static int? ReadHours(string? typed)
    {
        var text = (typed ?? "").Trim().Replace('−', '-').Replace(',', '.');
        return
            decimal.TryParse(
                text,
                NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
                CultureInfo.InvariantCulture,
                out var hours
            )
            && Math.Abs(hours) <= 24
            && decimal.Truncate(hours * HourMinutes) == hours * HourMinutes
            ? (int)(hours * HourMinutes)
            : null;
    }

    /// <summary>Minutes as hours with two decimals, in the reader's way; a real minus sign.</summary>
    public static string Hours(int minutes) =>
        ((decimal)minutes / HourMinutes).ToString("0.00", CultureInfo.CurrentCulture).Replace('-', '−');

    public static string WithSign(int minutes) => minutes > 0 ? $"+{Hours(minutes)}" : Hours(minutes);
}
