namespace Visavis.Search.Embedded;

/// <summary>
/// Positions as points of a unit sphere: the straight line between two of them, squared, orders distances like the way over ground does,
/// and is computed in SQL with three subtractions.
/// </summary>
internal static class Sphere
{
    private const double EarthRadiusKm = 6371;

    public static (double X, double Y, double Z) Point(double latitude, double longitude)
    {
        var (sinLatitude, cosLatitude) = Math.SinCos(double.DegreesToRadians(latitude));
        var (sinLongitude, cosLongitude) = Math.SinCos(double.DegreesToRadians(longitude));
        return (cosLatitude * cosLongitude, cosLatitude * sinLongitude, sinLatitude);
    }

    public static double SquaredChord(double km)
    {
        var chord = 2 * Math.Sin(Math.Min(km / EarthRadiusKm, Math.PI) / 2);
        return chord * chord;
    }

    public static double Km(double squaredChord) => 2 * EarthRadiusKm * Math.Asin(Math.Min(1, Math.Sqrt(squaredChord) / 2));
}
