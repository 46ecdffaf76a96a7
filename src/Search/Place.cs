namespace Visavis.Search;

/// <summary>A commune, department or region.</summary>
/// <param name="Name">As written on maps, e.g. <c>Ambérieu-en-Bugey</c>.</param>
/// <param name="Department">Department number, e.g. <c>01</c> or <c>2A</c>; empty for a region.</param>
/// <param name="CommuneCode">INSEE code; null for a department or region.</param>
/// <param name="Latitude">Degrees, WGS 84; for a department or region the centre of its inhabitants.</param>
/// <param name="Longitude">Degrees, WGS 84.</param>
public sealed record Place(string Name, string Department, string? CommuneCode, double Latitude, double Longitude)
{
    /// <summary>Numbers of the departments of a region; null for any other place.</summary>
    public IReadOnlyList<string>? Region { get; init; }
}
