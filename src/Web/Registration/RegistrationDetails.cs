using Visavis.Search.Places;
using Visavis.Web.Accounts;
using Visavis.Web.Organisations;

namespace Visavis.Web.Registration;

/// <summary>What the first-sign-in page asked for, read and found good.</summary>
/// <param name="Profession">In the person's own words; null for a visitor.</param>
/// <param name="ProfessionCode">Set when the words are a title of the nomenclature.</param>
public sealed record RegistrationDetails(AccountCategory Category, string Name, Commune Commune, string? Profession, int? ProfessionCode)
{
    /// <summary>Only a visitor's.</summary>
    public PostalAddress? Address { get; init; }

    /// <summary>Only a job seeker's.</summary>
    public JobSearchAnswers? Search { get; init; }

    /// <summary>Set for who opens a company, administration or association; null for its people.</summary>
    public IReadOnlyList<ServiceDetails>? Services { get; init; }

    /// <summary>Hash of the invitation that this account is finished with.</summary>
    public string? InvitationHash { get; init; }
}

/// <summary>What a job seeker tells at first sign-in; each may be left open.</summary>
public sealed record JobSearchAnswers(int? ExperienceYears, DateOnly? AvailableFrom, int? MobilityKm);
