namespace Visavis.Search.Suggestions;

/// <summary>A title of the nomenclature whose words begin like those typed.</summary>
/// <param name="Code">OGR code.</param>
/// <param name="Label">In the gender that fits what was typed.</param>
public sealed record ProfessionSuggestion(int Code, string Label);
