namespace Visavis.Search.Places;

/// <summary>A place whose name or postcode begins like what was typed.</summary>
/// <param name="Text">What goes into the box and is understood as exactly this place, e.g. <c>Lyon (69)</c>.</param>
/// <param name="Name">e.g. <c>Lyon</c>.</param>
/// <param name="Department">Name of the department, e.g. <c>Rhône</c>, or of the region itself.</param>
/// <param name="CommuneCode">INSEE code; null for a department or region.</param>
/// <param name="Postcode">The postcode typed, or the only one of the commune; null when there are several or it is no commune.</param>
public sealed record PlaceSuggestion(string Text, string Name, string Department, string? CommuneCode, string? Postcode);
