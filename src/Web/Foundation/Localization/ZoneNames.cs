using System.Globalization;

namespace Visavis.Web.Foundation.Localization;

/// <summary>Time zones as people choose and type them.</summary>
public static class ZoneNames
{
    /// <summary>Not in the system's list any more, yet what people look for.</summary>
    private static readonly string[] OldNames = ["America/Montreal"];

    /// <summary>Names as browsers and calendars write them: the system also knows abbreviations and old ones.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        .. TimeZoneInfo
            .GetSystemTimeZones()
            .Select(zone => zone.Id)
            .Concat(OldNames.Where(name => TimeZoneInfo.TryFindSystemTimeZoneById(name, out _)))
            .Where(id => id == "UTC" || (id.Contains('/', StringComparison.Ordinal) && !id.StartsWith("Etc/", StringComparison.Ordinal)))
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>By its id or its town, as people write it: "nouméa", "New York", "Londres", "London". Null when there is none.</summary>
    public static string? Find(string typed)
    {
        var name = typed.Trim().Replace(' ', '_');
        return All.FirstOrDefault(id => IsSame(id, name))
            ?? All.FirstOrDefault(id => IsSame(id[(id.LastIndexOf('/') + 1)..], name))
            ?? All.FirstOrDefault(id => ZoneTowns.NamesOf(id).Any(town => IsSame(town.Replace(' ', '_'), name)));

        static bool IsSame(string one, string other) =>
            CultureInfo.InvariantCulture.CompareInfo.Compare(one, other, CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace) == 0;
    }
}
