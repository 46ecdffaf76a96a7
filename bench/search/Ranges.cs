using System.Diagnostics;
using System.Globalization;
using Visavis.Search;
using Visavis.Search.Places;

namespace Visavis.SearchBench;

/// <summary>Every commune as the centre of every radius: the ranges along the curve hold the communes within the distance and no others.</summary>
internal static class Ranges
{
    private const double EarthRadiusKm = 6371;

    public static void Check()
    {
        var watch = Stopwatch.StartNew();
        var communes = Gazetteer.France.Communes;
        var points = communes
            .Select(commune => (Spot: CommuneCurve.France.SpotOf(commune.Code)!.Value, Point: Point(commune)))
            .OrderBy(pair => pair.Spot)
            .ToArray();
        var (different, most) = (0, 0);
        Parallel.ForEach(
            communes,
            center =>
            {
                var of = Point(center);
                foreach (var km in SearchFacets.Radii)
                {
                    var ranges = CommuneCurve.France.Within(center.Latitude, center.Longitude, km);
                    InterlockedMax(ref most, ranges.Count);
                    if (!Same(ranges, points, of, km))
                    {
                        Interlocked.Increment(ref different);
                    }
                }
            }
        );
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{communes.Count:#,0} communes, {SearchFacets.Radii.Count} radii each: {different} differ from brute force; at most {most} ranges ({watch.Elapsed.TotalSeconds:F0} s)"
            )
        );
    }

    /// <summary>By chords of the sphere, which is another way than the one that is checked; within a centimetre of the edge either may be right.</summary>
    private static bool Same(
        IReadOnlyList<(int From, int To)> ranges,
        (int Spot, (double X, double Y, double Z) Point)[] points,
        (double X, double Y, double Z) center,
        double km
    )
    {
        const double Centimetre = 0.000_01;
        var (inside, outside) = (Chord(km - Centimetre), Chord(km + Centimetre));
        var range = 0;
        foreach (var (spot, point) in points)
        {
            while (range < ranges.Count && ranges[range].To < spot)
            {
                range++;
            }

            var has = range < ranges.Count && ranges[range].From <= spot;
            var (x, y, z) = (point.X - center.X, point.Y - center.Y, point.Z - center.Z);
            var squared = (x * x) + (y * y) + (z * z);
            if (has ? squared > outside : squared <= inside)
            {
                return false;
            }
        }

        return true;
    }

    private static double Chord(double km) => Math.Pow(2 * Math.Sin(Math.Max(0, km) / EarthRadiusKm / 2), 2);

    private static (double X, double Y, double Z) Point(Commune commune)
    {
        var (latitude, longitude) = (double.DegreesToRadians(commune.Latitude), double.DegreesToRadians(commune.Longitude));
        return (Math.Cos(latitude) * Math.Cos(longitude), Math.Cos(latitude) * Math.Sin(longitude), Math.Sin(latitude));
    }

    private static void InterlockedMax(ref int most, int value)
    {
        var seen = Volatile.Read(ref most);
        while (value > seen && Interlocked.CompareExchange(ref most, value, seen) is var now && now != seen)
        {
            seen = now;
        }
    }
}
