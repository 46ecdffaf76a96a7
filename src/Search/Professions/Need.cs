namespace Visavis.Search.Professions;

/// <summary>Everyday words for something people look for.</summary>
/// <param name="Phrase">As people type it, with its accents, e.g. <c>fuite d’eau</c>.</param>
/// <param name="Professions">Codes of the titles that answer it; the first is the one meant most.</param>
/// <param name="Language">Whose words these are, <c>fr</c> or <c>en</c>: all are understood from everybody, and offered to readers of the language.</param>
public sealed record Need(string Phrase, IReadOnlyList<int> Professions, string Language = Need.French)
{
    public const string French = "fr";
}
