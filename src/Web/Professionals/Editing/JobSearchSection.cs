using System.Globalization;

namespace Visavis.Web.Professionals.Editing;

/// <summary>What a job seeker tells recruiters.</summary>
public sealed class JobSearchSection : ProfileSection
{
    public const int MostYears = 60;
    private const string DateFormat = "yyyy-MM-dd";

    public static readonly IReadOnlyList<int> Distances = [10, 20, 30, 50, 100, 200, JobSearch.Anywhere];

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
            years = Number(ExperienceYears);
            if (years is null or < 0 or > MostYears)
            {
                refusals.Add(nameof(ExperienceYears), refusals.Texts["Écrivez un nombre d’années de 0 à {0}.", MostYears]);
            }
        }

        DateOnly? from = null;
        if (!string.IsNullOrWhiteSpace(AvailableFrom))
        {
            from = DateOnly.TryParseExact(AvailableFrom, DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
                ? date
                : null;
            if (from is not { Year: >= 2000 and < 2100 })
            {
                refusals.Add(nameof(AvailableFrom), refusals.Texts["Écrivez une date, par exemple 2027-01-31."]);
            }
        }

        int? mobility = string.IsNullOrEmpty(Mobility) ? null : Number(Mobility);
        if (!string.IsNullOrEmpty(Mobility) && (mobility is null || !Distances.Contains(mobility.Value)))
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
        AvailableFrom = search?.AvailableFrom?.ToString(DateFormat, CultureInfo.InvariantCulture);
        Mobility = search?.MobilityKm?.ToString(CultureInfo.InvariantCulture);
    }

    private static int? Number(string text) =>
        int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
