using System.Globalization;
using Visavis.Web.Foundation.Forms;

namespace Visavis.Web.Professionals.Editing;

/// <summary>What a job seeker tells recruiters.</summary>
public sealed class JobSearchSection : ProfileSection
{
    public override string Id => "job-search";

    public string? ExperienceYears { get; set; }

    /// <summary>As date fields send it; empty is at once.</summary>
    public string? AvailableFrom { get; set; }

    public string? Mobility { get; set; }

    public override IReadOnlyList<(string Name, object? Value)> Values(EditedProfile profile) =>
        [
            ("l’expérience", profile.Person.JobSearch?.ExperienceYears),
            ("la disponibilité", profile.Person.JobSearch?.AvailableFrom),
            ("la mobilité", profile.Person.JobSearch?.MobilityKm),
        ];

    public override bool Write(EditedProfile profile, FieldRefusals refusals)
    {
        int? years = null;
        if (!string.IsNullOrWhiteSpace(ExperienceYears))
        {
            years = WrittenNumber.Read(ExperienceYears, 0, JobSearch.MostYears);
            if (years is null)
            {
                refusals.Add(nameof(ExperienceYears), refusals.Texts["Écrivez un nombre d’années de 0 à {0}.", JobSearch.MostYears]);
            }
        }

        DateOnly? from = null;
        if (!string.IsNullOrWhiteSpace(AvailableFrom))
        {
            from = WrittenDate.Read(AvailableFrom);
            if (from is not { Year: >= 2000 and < 2100 })
            {
                refusals.Add(nameof(AvailableFrom), refusals.Texts["Écrivez une date, par exemple 2027-01-31."]);
            }
        }

        int? mobility = WrittenNumber.Read(Mobility);
        if (!string.IsNullOrEmpty(Mobility) && (mobility is null || !JobSearch.Distances.Contains(mobility.Value)))
        {
            refusals.Add(nameof(Mobility), refusals.Texts["Choisissez une distance de la liste."]);
        }

        if (!refusals.None)
        {
            return false;
        }

        var search = profile.Person.JobSearch ??= new JobSearch { ProfessionalId = profile.Person.Id };
        (search.ExperienceYears, search.AvailableFrom, search.MobilityKm) = (years, from, mobility);
        return true;
    }

    protected override void Fill(EditedProfile profile)
    {
        var search = profile.Person.JobSearch;
        ExperienceYears = search?.ExperienceYears?.ToString(CultureInfo.InvariantCulture);
        AvailableFrom = search?.AvailableFrom is { } from ? WrittenDate.Of(from) : null;
        Mobility = search?.MobilityKm?.ToString(CultureInfo.InvariantCulture);
    }
}
