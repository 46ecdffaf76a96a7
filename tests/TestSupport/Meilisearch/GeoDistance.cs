using System.Text.Json.Nodes;

namespace Visavis.TestSupport.Meilisearch;

internal static class GeoDistance
{
    private const double EarthRadius = 6_371_000;

    /// <summary>From the document's <c>_geo</c>; not a number without one.</summary>
    public static double Metres(JsonObject document, double latitude, double longitude)
    {
        if (document["_geo"] is not JsonObject geo)
        {
            return double.NaN;
        }

        var (lat, lng) = ((double)geo["lat"]!, (double)geo["lng"]!);
        var (here, there) = (double.DegreesToRadians(lat), double.DegreesToRadians(latitude));
        var north = Math.Pow(Math.Sin((there - here) / 2), 2);
        var east = Math.Pow(Math.Sin(double.DegreesToRadians(longitude - lng) / 2), 2);
        return Math.Round(2 * EarthRadius * Math.Asin(Math.Sqrt(north + (Math.Cos(here) * Math.Cos(there) * east))));
    }
}
