using System.Globalization;

namespace Visavis.Web.Trust.Transparency;

/// <summary>What a transparency report is about: a calendar year, or one of its halves.</summary>
/// <param name="Half">1 or 2; null for the whole year.</param>
public sealed record ReportPeriod(int Year, int? Half)
{
    private const int MonthsOfHalf = 6;
    private const int FirstYear = 2020;
    private const int LastYear = 2200;

    public DateOnly From => new(Year, Half == 2 ? MonthsOfHalf + 1 : 1, 1);

    /// <summary>The first day after it.</summary>
    public DateOnly To => From.AddMonths(Half is null ? 2 * MonthsOfHalf : MonthsOfHalf);

    /// <summary>In the address: <c>2026</c>, <c>2026-1</c>.</summary>
    public string Key => Half is null ? Invariant($"{Year}") : Invariant($"{Year}-{Half}");

    public static ReportPeriod HalfOf(DateOnly day) => new(day.Year, day.Month <= MonthsOfHalf ? 1 : 2);

    /// <summary>The half before; of a year, the year before.</summary>
    public ReportPeriod Before() => Half is null ? this with { Year = Year - 1 } : HalfOf(From.AddDays(-1));

    public static ReportPeriod? Parse(string? key)
    {
        var parts = (key ?? "").Split('-');
        if (
            parts.Length > 2
            || !int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            || year is < FirstYear or > LastYear
        )
        {
            return null;
        }

        return parts.Length == 1 ? new ReportPeriod(year, null)
            : parts[1] is "1" or "2" ? new ReportPeriod(year, parts[1] == "1" ? 1 : 2)
            : null;
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
