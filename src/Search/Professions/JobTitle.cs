namespace Visavis.Search.Professions;

/// <summary>A job title of the ROME nomenclature of France Travail, in both genders.</summary>
/// <param name="Code">OGR code, what <c>ProfessionCode</c> holds elsewhere.</param>
/// <param name="Masculine">e.g. <c>Conducteur de travaux</c>; the same as <paramref name="Feminine"/> where the title has one form.</param>
/// <param name="Feminine">e.g. <c>Conductrice de travaux</c>.</param>
/// <param name="FamilyCode">Code of the family of trades, e.g. <c>F1603</c>; its first letter is the sector.</param>
/// <param name="Family">Name of the family of trades.</param>
public sealed record JobTitle(int Code, string Masculine, string Feminine, string FamilyCode, string Family);
