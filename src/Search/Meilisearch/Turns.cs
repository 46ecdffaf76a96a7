using System.Globalization;

namespace Visavis.Search.Meilisearch;

/// <summary>
/// Equal people take turns: everybody has a lot for each of so many days, and the last rule of the order is the lot of the day. The server can
/// order by an attribute only, so the lots are attributes; the number of days has no divisor in common with a week's.
/// </summary>
internal static class Turns
{
    private const int Days = 8;
    private const int Lots = 100;

    public static IReadOnlyList<string> Fields { get; } = [.. Enumerable.Range(0, Days).Select(Field)];

    public static long DayOf(DateTimeOffset instant) => instant.ToUnixTimeSeconds() / 86_400;

    /// <summary>The attribute to order by on the day.</summary>
    public static string On(DateTimeOffset instant) => Field((int)(DayOf(instant) % Days));

    public static Dictionary<string, object> Of(string id) =>
        Enumerable.Range(0, Days).ToDictionary(Field, day => (object)(int)(Hash(id, day) % Lots), StringComparer.Ordinal);

    /// <summary>The same in every process.</summary>
    private static uint Hash(string id, int day)
    {
        var hash = unchecked(2166136261u ^ ((uint)day * 0x9E3779B9));
        foreach (var letter in id)
        {
            hash = unchecked((hash ^ letter) * 16777619);
        }

        return unchecked((hash ^ (hash >> 15)) * 0x85EBCA6B) >> 8;
    }

    private static string Field(int day) => string.Create(CultureInfo.InvariantCulture, $"turn{day}");
}
