using Visavis.Search;
using Visavis.Search.Places;

namespace Visavis.Web.Results.Pages;

/// <summary>How a place is written in the second box so that it is understood as that very place.</summary>
public static class PlaceName
{
    /// <summary><c>Lyon (69)</c>, or null when the box would take it for another.</summary>
    public static string? Of(Place? place) =>
        place is null ? null
        : place.Region is not null ? place.Name
        : new[] { $"{place.Name} ({place.Department})", place.Name, place.Department }.FirstOrDefault(name => Means(name, place));

    private static bool Means(string name, Place place) =>
        Gazetteer.France.Resolve(name) is { } resolved
        && resolved.CommuneCode == place.CommuneCode
        && resolved.Department == place.Department;
}
