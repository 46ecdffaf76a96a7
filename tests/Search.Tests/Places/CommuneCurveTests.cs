using Visavis.Search.Places;

namespace Visavis.Search.Tests.Places;

public sealed class CommuneCurveTests
{
    private const double EarthRadiusKm = 6371;

    /// <summary>A property over samples; of all communes the bench settles it.</summary>
    [Fact]
    public void The_communes_of_the_ranges_are_those_within_the_distance()
    {
        var communes = Gazetteer.France.Communes;
        var curve = CommuneCurve.France;
        for (var number = 0; number < communes.Count; number += 1499)
        {
            var center = communes[number];
            foreach (var km in SearchFacets.Radii)
            {
                var expected = communes
                    .Where(commune => Km(commune, center) <= km)
                    .Select(commune => curve.SpotOf(commune.Code)!.Value)
                    .Order();
                var ranges = curve.Within(center.Latitude, center.Longitude, km);

                Assert.Equal(expected, ranges.SelectMany(range => Enumerable.Range(range.From, range.To - range.From + 1)));
                Assert.InRange(ranges.Count, 1, 200);
            }
        }
    }

    private static double Km(Commune one, Commune other)
    {
        var (a, b) = (double.DegreesToRadians(one.Latitude), double.DegreesToRadians(other.Latitude));
        var north = Math.Pow(Math.Sin((b - a) / 2), 2);
        var east = Math.Pow(Math.Sin(double.DegreesToRadians(other.Longitude - one.Longitude) / 2), 2);
        return 2 * EarthRadiusKm * Math.Asin(Math.Sqrt(north + (Math.Cos(a) * Math.Cos(b) * east)));
    }
}
