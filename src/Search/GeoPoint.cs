namespace Visavis.Search;

/// <summary>A position on the map.</summary>
/// <param name="Latitude">Degrees, WGS 84.</param>
/// <param name="Longitude">Degrees, WGS 84.</param>
public sealed record GeoPoint(double Latitude, double Longitude)
{
    /// <summary>Whether both are finite and within their ranges.</summary>
    public bool IsValid => Latitude is >= -90 and <= 90 && Longitude is >= -180 and <= 180;
}
