namespace Visavis.Search.Places;

/// <summary>A commune of France.</summary>
/// <param name="Code">INSEE code, five characters.</param>
/// <param name="Name">As written on maps, e.g. <c>Ambérieu-en-Bugey</c>.</param>
/// <param name="Department">Department number, e.g. <c>01</c> or <c>2A</c>.</param>
/// <param name="Latitude">Degrees, WGS 84.</param>
/// <param name="Longitude">Degrees, WGS 84.</param>
/// <param name="Population">Inhabitants.</param>
public sealed record Commune(
    string Code,
    string Name,
    string Department,
    IReadOnlyList<string> Postcodes,
    double Latitude,
    double Longitude,
    int Population
)
{
    public Place ToPlace() => new(Name, Department, Code, Latitude, Longitude);
}
