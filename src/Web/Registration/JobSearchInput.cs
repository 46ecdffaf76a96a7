using System.Globalization;
using Microsoft.Extensions.Localization;
using Visavis.Web.Foundation.Localization;
using Visavis.Web.Professionals;

namespace Visavis.Web.Registration;

/// <summary>A job seeker's answers as they were sent.</summary>
public sealed class JobSearchInput
{
    private const int MostYears = 60;
    private const int FarthestYears = 3;

    /// <summary>The distances one can choose.</summary>
    public static IReadOnlyList<int> Distances { get; } = [10, 20, 30, 50, 100];

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
            years = Number(ExperienceYears) is >= 0 and <= MostYears and var given ? given : null;
            Check(years is not null, nameof(ExperienceYears), texts["Indiquez un nombre d’années entre 0 et {0}.", MostYears]);
        }

        DateOnly? from = null;
        if (!string.IsNullOrWhiteSpace(AvailableFrom))
        {
            from = DateOnly.TryParseExact(
                AvailableFrom.Trim(),
                "yyyy-MM-dd",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var day
            )
                ? day
                : null;
            Check(
                from <= today.AddYears(FarthestYears) && from.Value.Year > 2000,
                nameof(AvailableFrom),
                texts["Indiquez une date dans les {0} ans, ou laissez vide si vous êtes disponible maintenant.", FarthestYears]
            );
        }

        int? mobility = null;
        if (!string.IsNullOrWhiteSpace(Mobility))
        {
            mobility = Number(Mobility) is { } km && (km == JobSearch.Anywhere || Distances.Contains(km)) ? km : null;
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

    private static int? Number(string text) =>
        int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
