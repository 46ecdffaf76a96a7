using Microsoft.Extensions.Localization;
using Visavis.Web.Foundation.Forms;
using Visavis.Web.Foundation.Localization;
using Visavis.Web.Professionals;

namespace Visavis.Web.Registration;

/// <summary>A job seeker's answers as they were sent.</summary>
public sealed class JobSearchInput
{
    private const int FarthestYears = 3;

    public string? ExperienceYears { get; set; }

    public string? AvailableFrom { get; set; }

    public string? Mobility { get; set; }

    /// <summary>Reads the fields; each that cannot be used adds a text under its name, and then the answer is null.</summary>
    public JobSearchAnswers? Read(DateOnly today, IStringLocalizer<AccountTexts> texts, Action<string, string> addError)
    {
        var good = true;
        int? years = null;
        if (!string.IsNullOrWhiteSpace(ExperienceYears))
        {
            years = WrittenNumber.Read(ExperienceYears, 0, JobSearch.MostYears);
            Check(years is not null, nameof(ExperienceYears), texts["Indiquez un nombre d’années entre 0 et {0}.", JobSearch.MostYears]);
        }

        DateOnly? from = null;
        if (!string.IsNullOrWhiteSpace(AvailableFrom))
        {
            from = WrittenDate.Read(AvailableFrom);
            Check(
                from <= today.AddYears(FarthestYears) && from.Value.Year > 2000,
                nameof(AvailableFrom),
                texts["Indiquez une date dans les {0} ans, ou laissez vide si vous êtes disponible maintenant.", FarthestYears]
            );
        }

        int? mobility = null;
        if (!string.IsNullOrWhiteSpace(Mobility))
        {
            mobility = WrittenNumber.Read(Mobility) is { } km && JobSearch.Distances.Contains(km) ? km : null;
            Check(mobility is not null, nameof(Mobility), texts["Choisissez une distance de la liste."]);
        }

        // A day that has passed means: now.
        return good ? new JobSearchAnswers(years, from > today ? from : null, mobility) : null;

        void Check(bool holds, string field, string text)
        {
            if (!holds)
            {
                good = false;
                addError(field, text);
            }
        }
    }
}
