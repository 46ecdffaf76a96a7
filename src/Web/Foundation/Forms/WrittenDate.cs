using System.Globalization;

namespace Visavis.Web.Foundation.Forms;

/// <summary>Days as date fields send them and addresses bear them: <c>2026-12-31</c>.</summary>
public static class WrittenDate
{
    private const string Format = "yyyy-MM-dd";

    /// <summary>Null when it is no day.</summary>
    public static DateOnly? Read(string? text) =>
        DateOnly.TryParseExact(text?.Trim(), Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    public static string Of(DateOnly day) => day.ToString(Format, CultureInfo.InvariantCulture);
}
