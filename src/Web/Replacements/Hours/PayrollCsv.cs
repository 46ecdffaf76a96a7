using System.Globalization;
using System.Text;

namespace Visavis.Web.Replacements.Hours;

/// <summary>Approved hours for payroll: semicolons and commas as French spreadsheets read them, no cell that a spreadsheet would execute.</summary>
public static class PayrollCsv
{
    private static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-FR");

    public static string Write(IEnumerable<HoursRow> rows, IReadOnlyList<string> heads)
    {
        var text = new StringBuilder("\uFEFF");
        text.Append(string.Join(';', heads.Select(Cell))).Append("\r\n");
        foreach (var row in rows)
        {
            var line = row.Line;
            string[] cells =
            [
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
            ];
            text.Append(string.Join(';', cells.Select(Cell))).Append("\r\n");
        }

        return text.ToString();
    }

    private static string Hours(int minutes) => ((decimal)minutes / 60).ToString("0.00", French);

    private static string Cell(string text)
    {
        var isNumber = decimal.TryParse(text, NumberStyles.Number, French, out _);
        var safe = !isNumber && text.Length > 0 && "=+-@\t\r".Contains(text[0], StringComparison.Ordinal) ? "'" + text : text;
        return safe.AsSpan().ContainsAny(";\"\r\n") ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }
}
