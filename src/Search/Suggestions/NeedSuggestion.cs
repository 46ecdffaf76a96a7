namespace Visavis.Search.Suggestions;

/// <summary>A need whose words begin like those typed.</summary>
/// <param name="Phrase">What is searched when it is chosen.</param>
/// <param name="Code">OGR code of the profession that answers it.</param>
/// <param name="Profession">Its title.</param>
public sealed record NeedSuggestion(string Phrase, int Code, string Profession);
