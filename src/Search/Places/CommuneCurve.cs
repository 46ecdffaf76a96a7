namespace Visavis.Search.Places;

/// <summary>
/// The communes numbered along a Hilbert curve, so that neighbours have near numbers and a circle is a few ranges of them. Somebody at the
/// centre of a commune is within a distance exactly when the commune's number is in the ranges.
/// </summary>
public sealed class CommuneCurve
{
    private const int Order = 16;
    private const double EarthRadiusKm = 6371;
    private const double KmPerDegree = EarthRadiusKm * Math.PI / 180;
    private static readonly Lazy<CommuneCurve> Loaded = new(() => new CommuneCurve(Gazetteer.France.Communes));
    private readonly Dictionary<string, int> spots = new(StringComparer.Ordinal);
    private readonly Commune[] communes;

    private CommuneCurve(IEnumerable<Commune> all)
    {
        communes =
        [
            .. all.OrderBy(commune => Number(commune.Latitude, commune.Longitude)).ThenBy(commune => commune.Code, StringComparer.Ordinal),
        ];
        for (var spot = 0; spot < communes.Length; spot++)
        {
            spots.Add(communes[spot].Code, spot);
        }
    }

    /// <summary>Made on first use, once per process.</summary>
    public static CommuneCurve France => Loaded.Value;

    /// <summary>The commune's number; null for an unknown code.</summary>
    public int? SpotOf(string? communeCode) => communeCode is not null && spots.TryGetValue(communeCode, out var spot) ? spot : null;

    /// <summary>Whether the position is that of the commune's centre.</summary>
    public bool IsCenter(int spot, double latitude, double longitude)
    {
        const double Same = 1e-6;
        return Math.Abs(communes[spot].Latitude - latitude) < Same && Math.Abs(communes[spot].Longitude - longitude) < Same;
    }

    /// <summary>Kilometres from a point to the centre of the commune of a number.</summary>
    public double KmTo(int spot, double latitude, double longitude) => Km(communes[spot], latitude, longitude);

    /// <summary>The numbers of the communes within the distance, as ranges with both ends inside, ascending.</summary>
    public IReadOnlyList<(int From, int To)> Within(double latitude, double longitude, double km)
    {
        var ranges = new List<(int From, int To)>();
        var degrees = km / KmPerDegree * 1.001;
        for (var spot = 0; spot < communes.Length; spot++)
        {
            if (Math.Abs(communes[spot].Latitude - latitude) > degrees || Km(communes[spot], latitude, longitude) > km)
            {
                continue;
            }

            if (ranges.Count > 0 && ranges[^1].To == spot - 1)
            {
                ranges[^1] = (ranges[^1].From, spot);
            }
            else
            {
                ranges.Add((spot, spot));
            }
        }

        return ranges;
    }

    private static double Km(Commune commune, double latitude, double longitude)
    {
        var north = Math.Sin(double.DegreesToRadians(commune.Latitude - latitude) / 2);
        var east = Math.Sin(double.DegreesToRadians(commune.Longitude - longitude) / 2);
        var squared =
            (north * north)
            + (Math.Cos(double.DegreesToRadians(latitude)) * Math.Cos(double.DegreesToRadians(commune.Latitude)) * east * east);
        return 2 * EarthRadiusKm * Math.Asin(Math.Min(1, Math.Sqrt(squared)));
    }

    /// <summary>The place on the curve of a position on a grid over the whole globe.</summary>
    private static long Number(double latitude, double longitude)
    {
        const int Side = 1 << Order;
        var x = (int)Math.Clamp((longitude + 180) / 360 * Side, 0, Side - 1);
        var y = (int)Math.Clamp((latitude + 90) / 180 * Side, 0, Side - 1);
        long number = 0;
        for (var size = Side / 2; size > 0; size /= 2)
        {
            var (right, up) = ((x & size) > 0 ? 1 : 0, (y & size) > 0 ? 1 : 0);
            number += (long)size * size * ((3 * right) ^ up);
            if (up == 0)
            {
                if (right == 1)
                {
                    (x, y) = (Side - 1 - x, Side - 1 - y);
                }

                (x, y) = (y, x);
            }
        }

        return number;
    }
}
