using System.Globalization;

namespace Visavis.Web.Foundation.Forms;

/// <summary>Whole numbers as people type them into a field.</summary>
public static class WrittenNumber
{
    /// <summary>Null when it is anything but digits, or beyond every limit.</summary>
    public static int? Read(string? text) =>
        int.TryParse(text?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>Null as well when it is outside <paramref name="least"/> and <paramref name="most"/>.</summary>
    public static int? Read(string? text, int least, int most) =>
        Read(text) is { } number && number >= least && number <= most ? number : null;
}
