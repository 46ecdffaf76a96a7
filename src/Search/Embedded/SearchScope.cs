using Visavis.Search.Understanding;

namespace Visavis.Search.Embedded;

/// <summary>Where a search looks: everywhere, in a department or region, or around a point.</summary>
internal sealed class SearchScope
{
    private const double MaxRadiusKm = 20_000;
    private readonly double x;
    private readonly double y;
    private readonly double z;
    private readonly double reach;

    public SearchScope(SearchQuery query, QueryReading reading)
    {
        var near = query.Near is { IsValid: true } ? query.Near : null;
        Commune = near is null ? reading.Place?.CommuneCode : null;
        Departments = near is null && reading.Place is { CommuneCode: null } place ? place.Region ?? [place.Department] : null;
        var radiusKm = double.IsFinite(query.RadiusKm) ? Math.Clamp(query.RadiusKm, 0, MaxRadiusKm) : MaxRadiusKm;
        if (near is not null || Commune is not null)
        {
            HasCenter = true;
            (x, y, z) = near is null
                ? Sphere.Point(reading.Place!.Latitude, reading.Place.Longitude)
                : Sphere.Point(near.Latitude, near.Longitude);
            reach = Sphere.SquaredChord(radiusKm);
        }
    }

    public bool HasCenter { get; }

    /// <summary>Code of the commune searched: its own people come first.</summary>
    public string? Commune { get; }

    /// <summary>Numbers of the departments searched as a whole.</summary>
    public IReadOnlyList<string>? Departments { get; }

    /// <summary>From the centre, squared, on the unit sphere.</summary>
    public double SquaredChordTo(DocumentColumns columns, int document)
    {
        var (dx, dy, dz) = (columns.X[document] - x, columns.Y[document] - y, columns.Z[document] - z);
        return (dx * dx) + (dy * dy) + (dz * dz);
    }

    public bool Reaches(double squaredChord) => squaredChord <= reach;

    /// <summary>1 at the centre, 0 at the edge of the radius and beyond.</summary>
    public double Nearness(double squaredChord) => reach > 0 ? Math.Max(0, 1 - Math.Sqrt(squaredChord / reach)) : 0;
}
