using Visavis.Search.Places;

namespace Visavis.Web.Accounts.Registration;

/// <summary>What the first-sign-in page asked for, read and found good.</summary>
/// <param name="Profession">In the person's own words; null for a visitor.</param>
/// <param name="ProfessionCode">Set when the words are a title of the nomenclature.</param>
public sealed record RegistrationDetails(AccountCategory Category, string Name, Commune Commune, string? Profession, int? ProfessionCode);
