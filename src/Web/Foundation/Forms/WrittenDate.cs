using System.Globalization;

namespace Visavis.Web.Foundation.Forms;

/// <summary>Days as date fields send them and addresses bear them: <c>2026-12-31</c>.</summary>
public static class WrittenDate
{
    private const string Format = "yyyy-MM-dd";

    /// <summary>Calendars have ends, and whoever adds a day or a month there falls off; nothing that is noted or planned here lies so far away.</summary>
    private const int FirstYear = 1900;
    private const int LastYear = 2199;

    /// <summary>Null when it is no day, or one at the end of all calendars.</summary>
    public static DateOnly? Read(string? text) =>
        DateOnly.TryParseExact(text?.Trim(), Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        && day.Year is >= FirstYear and <= LastYear
            ? day
            : null;

    public static string Of(DateOnly day) => day.ToString(Format, CultureInfo.InvariantCulture);
}
