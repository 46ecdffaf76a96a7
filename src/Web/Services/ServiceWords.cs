using Microsoft.Extensions.Localization;
using Visavis.Web.Foundation.Localization;

namespace Visavis.Web.Services;

/// <summary>Says hours and what became of them in the reader's language.</summary>
public sealed class ServiceWords(IStringLocalizer<ServiceTexts> texts)
{
    /// <summary>Hours and minutes only, e.g. <c>33 h 05</c>; never days.</summary>
    public static string Minutes(long minutes)
    {
        var sign = minutes < 0 ? "−" : "";
        var all = Math.Abs(minutes);
        return $"{sign}{all / 60}\u00a0h\u00a0{all % 60:00}";
    }

    /// <summary>How long, and whether it is paid.</summary>
    public string Break(ServiceHours hours) =>
        hours.BreakMinutes == 0 ? texts["aucune"]
        : hours.IsBreakPaid ? texts["{0} min, payée", hours.BreakMinutes]
        : texts["{0} min, non payée", hours.BreakMinutes];

    public string State(HoursState state) =>
        state switch
        {
            HoursState.Entered => texts["À approuver"],
            HoursState.Approved => texts["Approuvées"],
            HoursState.Modified => texts["Modifiées et approuvées"],
            HoursState.ApprovedBySilence => texts["Approuvées sans réponse"],
            _ => texts["Contestées"],
        };

    public string Problem(AppraisalOutcome outcome) =>
        outcome switch
        {
            AppraisalOutcome.Empty => texts["Écrivez au moins quelques mots."],
            AppraisalOutcome.Answered => texts[
                "Le professionnel a répondu à votre avis : il reste tel quel, pour que sa réponse ait un sens. Rien n’a été changé."
            ],
            AppraisalOutcome.Changed => texts["L’avis a changé entre-temps : relisez-le, puis envoyez de nouveau."],
            _ => texts["Ce n’est pas possible, ou plus possible. Voici où en est l’avis."],
        };

    public string Problem(HoursOutcome outcome) =>
        outcome switch
        {
            HoursOutcome.BadDay => texts[
                "Le jour est à {0} jours au plus de celui du rendez-vous. Rien n’a été enregistré.",
                HoursInput.MostDaysApart
            ],
            HoursOutcome.BadTimes => texts["Ces heures ne vont pas : vérifiez le début, la fin et la pause. Rien n’a été enregistré."],
            HoursOutcome.BadAdjustment => texts[
                "Écrivez l’ajustement en heures, par exemple −1,00 pour retirer une heure ou 0,50 pour en ajouter une demie."
            ],
            HoursOutcome.NeedsReason => texts["Dites pourquoi : chaque changement demande une justification."],
            HoursOutcome.Settled => texts["Ces heures sont déjà payées en titres-services : elles ne changent plus."],
            _ => texts["Ce n’est plus possible : les heures ont changé entre-temps. Voici où elles en sont."],
        };
}
