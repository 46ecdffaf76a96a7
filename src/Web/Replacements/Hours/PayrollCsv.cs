using System.Globalization;
using System.Text;
using NodaTime;
using Visavis.Scheduling;
using Visavis.Web.Replacements.Requests;

namespace Visavis.Web.Replacements.Hours;

/// <summary>
/// Approved hours for payroll, as spreadsheets of the reader's language read them: semicolons beside decimal commas, commas beside points. No cell
/// that a spreadsheet would execute.
/// </summary>
public static class PayrollCsv
{
    private const string Comma = ",";

    public static string Write(IEnumerable<HoursRow> rows, IReadOnlyList<string> heads, CultureInfo culture)
    {
        var hasCommas = culture.NumberFormat.NumberDecimalSeparator == Comma;
        var numbers = new NumberFormatInfo { NumberDecimalSeparator = hasCommas ? Comma : ".", NumberGroupSeparator = "" };
        var separator = hasCommas ? ';' : ',';
        var text = new StringBuilder("\uFEFF");
        Append(heads);
        foreach (var row in rows)
        {
            var line = row.Line;
            var (sameDay, nextDay) = Presence(row);
            Append([
                line.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                row.Substitute,
                row.Client,
                row.Site,
                Clock.Of(line.StartMinute),
                Clock.Of(line.EndMinute),
                line.BreakMinutes.ToString(CultureInfo.InvariantCulture),
                Hours(line.WorkedMinutes),
                Hours(line.AdjustmentMinutes),
                Hours(line.ApprovedMinutes),
                line.HadMeal ? "1" : "0",
                line.Justification ?? "",
                Hours(sameDay),
                Hours(nextDay),
            ]);
        }

        return text.ToString();

        void Append(IEnumerable<string> cells) =>
            text.Append(string.Join(separator, cells.Select(cell => Cell(cell, separator, numbers)))).Append("\r\n");

        string Hours(int minutes) => ((decimal)minutes / 60).ToString("0.00", numbers);
    }

    /// <summary>From start to end with the break inside, before midnight and after: each minute belongs to its own date.</summary>
    private static (int SameDay, int NextDay) Presence(HoursRow row)
    {
        var zone = MissionTimes.Zone(row.Zone);
        var line = row.Line;
        var (start, end) = MissionTimes.Of(new Block(line.Date, line.StartMinute, line.EndMinute, line.BreakMinutes), zone);
        var parts = WorkedHours.ByDate(new Interval(Instant.FromDateTimeOffset(start), Instant.FromDateTimeOffset(end)), zone);
        return (parts.Take(1).Sum(part => part.Minutes), parts.Skip(1).Sum(part => part.Minutes));
    }

    private static string Cell(string text, char separator, NumberFormatInfo numbers)
    {
        var isNumber = decimal.TryParse(text, NumberStyles.Number, numbers, out _);
        var safe = !isNumber && text.Length > 0 && "=+-@\t\r".Contains(text[0], StringComparison.Ordinal) ? "'" + text : text;
        return safe.AsSpan().ContainsAny([separator, '"', '\r', '\n'])
            ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : safe;
    }
}
