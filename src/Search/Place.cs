namespace Visavis.Search;

/// <summary>A commune or department.</summary>
/// <param name="Name">As written on maps, e.g. <c>Ambérieu-en-Bugey</c>.</param>
/// <param name="Department">Department number, e.g. <c>01</c> or <c>2A</c>.</param>
/// <param name="CommuneCode">INSEE code; null for a department.</param>
/// <param name="Latitude">Degrees, WGS 84; for a department the centre of its inhabitants.</param>
/// <param name="Longitude">Degrees, WGS 84.</param>
public sealed record Place(string Name, string Department, string? CommuneCode, double Latitude, double Longitude);
