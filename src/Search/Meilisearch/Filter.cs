using System.Globalization;
using System.Text;

namespace Visavis.Search.Meilisearch;

/// <summary>Writes expressions of Meilisearch's filter language. Values from outside come only as quoted values, whatever is in them.</summary>
internal static class Filter
{
    /// <summary>The server cuts longer values of documents, so that a longer one equals none of them.</summary>
    private const int MaxValueBytes = 468;

    public static string Equal(string field, string value) => In(field, [value]);

    /// <summary>One of the values; nobody when there are none.</summary>
    public static string In(string field, IEnumerable<string> values) =>
        $"{field} IN [{string.Join(", ", values.Where(value => Encoding.UTF8.GetByteCount(value) <= MaxValueBytes).Select(Quote))}]";

    public static string Not(string expression) => $"NOT ({expression})";

    public static string Equal(string field, bool value) => $"{field} = {(value ? "true" : "false")}";

    /// <summary>No more than the number; nobody who has none.</summary>
    public static string AtMost(string field, int number) => string.Create(CultureInfo.InvariantCulture, $"{field} <= {number}");

    /// <summary>From the first instant to the last but one.</summary>
    public static string Between(string field, DateTimeOffset from, DateTimeOffset before) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{field} >= {from.ToUnixTimeMilliseconds()} AND {field} < {before.ToUnixTimeMilliseconds()}"
        );

    /// <summary>One of the numbers, given as ranges with both ends inside; nobody when there are none.</summary>
    public static string InRanges(string field, IReadOnlyList<(int From, int To)> ranges) =>
        ranges.Count == 0
            ? $"{field} < 0"
            : Or(
                ranges.Select(range =>
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{(range.From == range.To ? $"{field} = {range.From}" : $"{field} {range.From} TO {range.To}")}"
                    )
                )
            );

    public static string Around(GeoPoint point, double km) =>
        string.Create(CultureInfo.InvariantCulture, $"_geoRadius({point.Latitude:0.######}, {point.Longitude:0.######}, {km * 1000:0})");

    public static string Or(params IEnumerable<string> expressions) => $"({string.Join(" OR ", expressions)})";

    public static string And(params IEnumerable<string> expressions) => string.Join(" AND ", expressions);

    /// <summary>The server takes away one backslash before a quote and before another backslash, and reads the others as C escapes.</summary>
    private static string Quote(string value)
    {
        var quoted = new StringBuilder(value.Length + 2).Append('"');
        foreach (var character in value)
        {
            if (character is '"' or '\\')
            {
                quoted.Append('\\');
            }

            quoted.Append(character);
        }

        return quoted.Append('"').ToString();
    }
}
