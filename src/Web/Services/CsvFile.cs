using System.Text;

namespace Visavis.Web.Services;

/// <summary>A table for a spreadsheet: semicolons, a byte order mark, and nothing that a cell could run.</summary>
public static class CsvFile
{
    public static byte[] Write(IEnumerable<string> headings, IEnumerable<IReadOnlyList<string>> rows)
    {
        var text = new StringBuilder();
        text.AppendJoin(';', headings.Select(Cell)).Append("\r\n");
        foreach (var row in rows)
        {
            text.AppendJoin(';', row.Select(Cell)).Append("\r\n");
        }

        return [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(text.ToString())];
    }

    /// <summary>A cell that begins like a formula is text, unless it is a number; quotes are doubled.</summary>
    private static string Cell(string value)
    {
        var isFormula =
            value.Length > 0
            && "=+-@\t\r".Contains(value[0], StringComparison.Ordinal)
            && !decimal.TryParse(value, System.Globalization.NumberStyles.Number, System.Globalization.CultureInfo.InvariantCulture, out _);
        var safe = isFormula ? $"'{value}" : value;
        return safe.AsSpan().IndexOfAny(";\"\r\n") < 0 ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
