using System.Globalization;

namespace Visavis.Search.Embedded;

/// <summary>
/// Where a document is, as words of the full-text index: its commune, its department and the cell of a grid. So the engine
/// intersects place and words itself instead of looking up the position of every match.
/// </summary>
internal static class Area
{
    private const double CellsPerDegree = 2;
    private const double KmPerDegree = 111.2;
    private const int MaxCells = 300;
    private const double NearestPole = 89;

    public static string Words(ProfessionalDocument document) =>
        $"{Commune(document.CommuneCode)} {Department(document.Department)} {Cell(Index(document.Latitude + 90), Index(document.Longitude + 180))}";

    public static string Commune(string code) => $"c{Plain(code)}";

    public static string Department(string code) => $"d{Plain(code)}";

    /// <summary>The cells a circle touches; null when they are too many to be of use.</summary>
    public static IReadOnlyList<string>? Around(Place place, double radiusKm)
    {
        var latitudes = radiusKm / KmPerDegree;
        var highest = Math.Min(NearestPole, Math.Abs(place.Latitude) + latitudes);
        var longitudes = latitudes / Math.Cos(double.DegreesToRadians(highest));
        var (south, north) = (Index(place.Latitude + 90 - latitudes), Index(place.Latitude + 90 + latitudes));
        var (west, east) = (Index(place.Longitude + 180 - longitudes), Index(place.Longitude + 180 + longitudes));
        var isWhole = west >= 0 && east < 360 * CellsPerDegree;
        if (!isWhole || (long)(north - south + 1) * (east - west + 1) > MaxCells)
        {
            return null;
        }

        return
        [
            .. Enumerable
                .Range(south, north - south + 1)
                .SelectMany(row => Enumerable.Range(west, east - west + 1).Select(column => Cell(row, column))),
        ];
    }

    private static string Cell(int row, int column) => string.Create(CultureInfo.InvariantCulture, $"g{row}x{column}");

    private static int Index(double degrees) => (int)Math.Floor(degrees * CellsPerDegree);

    private static string Plain(string code) => string.Concat(code.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant();
}
