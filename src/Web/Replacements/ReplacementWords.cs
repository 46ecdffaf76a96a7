using System.Globalization;
using Microsoft.Extensions.Localization;
using Visavis.Web.Foundation.Localization;
using Visavis.Web.Replacements.Requests;
using Visavis.Web.Replacements.Search;
using Visavis.Web.Replacements.Sending;

namespace Visavis.Web.Replacements;

/// <summary>Words for states, stages and reasons.</summary>
public sealed class ReplacementWords(IStringLocalizer<ReplacementTexts> texts)
{
    public string State(ReplacementState state) =>
        state switch
        {
            ReplacementState.Draft => texts["Brouillon"],
            ReplacementState.Searching => texts["En recherche"],
            ReplacementState.Proposed => texts["Proposé"],
            ReplacementState.Filled => texts["Pourvu"],
            ReplacementState.Done => texts["Terminé"],
            _ => texts["Annulé"],
        };

    public string Stage(AskStage stage) =>
        stage switch
        {
            AskStage.Preferred => texts["Personnes préférées"],
            AskStage.Qualified => texts["Qualifiées et disponibles"],
            _ => texts["Dernier recours"],
        };

    public string Answer(AskAnswer answer) =>
        answer switch
        {
            AskAnswer.Waiting => texts["Attend une réponse"],
            AskAnswer.Accepted => texts["A accepté"],
            AskAnswer.Declined => texts["A décliné"],
            AskAnswer.Expired => texts["Pas de réponse à temps"],
            AskAnswer.TooLate => texts["Pourvu"],
            AskAnswer.Offered => texts["Accepte, entretien à mener"],
            AskAnswer.NotRetained => texts["Non retenu"],
            AskAnswer.Withdrawn => texts["S’est désisté"],
            _ => texts["Proposition retirée"],
        };

    public string Reason(Exclusion reason) =>
        reason switch
        {
            Exclusion.OtherFunction => texts["autre fonction"],
            Exclusion.OtherAgeGroup => texts["autre groupe d’âge"],
            Exclusion.NotQualified => texts["sans qualification"],
            Exclusion.RefusedSite => texts["ne veut pas ce site"],
            Exclusion.Busy => texts["n’est pas libre à ces heures"],
            Exclusion.WeekCap => texts["dépasserait ses heures de la semaine"],
            Exclusion.Rest => texts["n’aurait pas son repos"],
            _ => "",
        };

    public string List(ListKind kind) =>
        kind switch
        {
            ListKind.Function => texts["Fonctions"],
            ListKind.AgeGroup => texts["Groupes d’âge"],
            _ => texts["Tâches"],
        };

    /// <summary>Days are agreed, and that side can neither change nor confirm them here.</summary>
    public static string Stands(IStringLocalizer<ReplacementTexts> texts, string absent) =>
        texts[
            "{0} ne peut rien faire sur le site pour l’instant. Ce qui est convenu reste convenu : confirmez-le par téléphone avant le premier jour.",
            absent
        ];

    public static string Day(DateOnly date) => DayText.Of(date, "ddd d MMM yyyy");

    public static string At(DateTimeOffset at, string zone) => At(at, MissionTimes.Zone(zone), "d MMM");

    /// <param name="day">How the day is written, see <see cref="DayText.Of"/>.</param>
    public static string At(DateTimeOffset at, NodaTime.DateTimeZone zone, string day)
    {
        var local = NodaTime.Instant.FromDateTimeOffset(at).InZone(zone).LocalDateTime;
        return $"{DayText.Of(local.Date.ToDateOnly(), day)}, {local.ToString("HH:mm", CultureInfo.InvariantCulture)}";
    }
}
