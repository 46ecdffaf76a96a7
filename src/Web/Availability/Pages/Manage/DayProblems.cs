using Microsoft.Extensions.Localization;
using Visavis.Web.Foundation.Localization;

namespace Visavis.Web.Availability.Pages.Manage;

/// <summary>What is wrong with the times of a day, in words.</summary>
public static class DayProblems
{
    public static string Sentence(DayProblem problem, IStringLocalizer<AvailabilityTexts> texts) =>
        problem switch
        {
            DayProblem.NotOnStep => texts["Choisissez des quarts d’heure : 9:00, 9:15, 9:30, 9:45."],
            DayProblem.EndsBeforeStart => texts["La fin doit venir après le début ; par-dessus minuit, douze heures au plus."],
            DayProblem.Overlap => texts["Deux de ces horaires se chevauchent."],
            DayProblem.TooMany => texts["Quatre horaires par jour au plus."],
            _ => texts["Donnez un début et une fin, par exemple 9:00 et 12:30."],
        };
}

/// <summary>Why the times typed for a day cannot be used.</summary>
public enum DayProblem
{
    None,

    /// <summary>A start without an end, an end without a start, or no time at all.</summary>
    Incomplete,
    NotOnStep,
    EndsBeforeStart,
    Overlap,
    TooMany,
}
