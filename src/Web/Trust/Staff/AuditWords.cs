using Microsoft.Extensions.Localization;
using Visavis.Web.Foundation.Localization;
using Visavis.Web.Trust.Decisions;

namespace Visavis.Web.Trust.Staff;

/// <summary>The fixed words of the audit trail, in the reader's.</summary>
public sealed class AuditWords(IStringLocalizer<ModerationTexts> texts, DecisionWords decisions)
{
    private const string Decided = "report-decided-";
    private const string Begun = "measure-begun-";
    private const string Ended = "measure-ended-";

    /// <summary>A word that nobody knows, as of a later version, is shown as it stands.</summary>
    public string Of(string action) =>
        After(action, Decided) is { } outcome && Enum.TryParse<Outcome>(outcome, ignoreCase: true, out var decided)
            ? texts["Signalement décidé : {0}", OfOutcome(decided)]
        : After(action, Begun) is { } begun && Enum.TryParse<MeasureKind>(begun, ignoreCase: true, out var kind)
            ? texts["Mesure prise : {0}", decisions.Measure(kind)]
        : After(action, Ended) is { } ended && Enum.TryParse(ended, ignoreCase: true, out kind)
            ? texts["Mesure finie : {0}", decisions.Measure(kind)]
        : OfFixed(action);

    private static string? After(string action, string beginning) =>
        action.StartsWith(beginning, StringComparison.Ordinal) ? action[beginning.Length..] : null;

    private string OfOutcome(Outcome outcome) =>
        outcome switch
        {
            Outcome.Dismissed => texts["aucune mesure"],
            Outcome.HandedToAuthorities => texts["transmis aux autorités"],
            Outcome.AccountSecured => texts["compte mis en sécurité"],
            Outcome.Warned => texts["rappel des règles"],
            Outcome.ContentRemoved => texts["contenu retiré"],
            Outcome.Hidden => texts["profil non affiché"],
            Outcome.NoNewContact => texts["nouveaux contacts limités"],
            Outcome.SuspendedForATime => texts["suspension pour un temps"],
            _ => texts["suspension définitive"],
        };

    private string OfFixed(string action) =>
        action switch
        {
            "report-received" => texts["Signalement reçu"],
            "appeal-received" => texts["Contestation reçue"],
            "appeal-granted" => texts["Contestation acceptée"],
            "appeal-refused" => texts["Contestation rejetée"],
            "evidence-erasure-asked" => texts["Effacement d’une preuve demandé"],
            "evidence-erased" => texts["Preuve effacée"],
            "handed-to-authorities" => texts["Remis aux autorités"],
            "ordered-by-authorities" => texts["Demandé par les autorités"],
            "order-entered-information" => texts["Ordre reçu : donner des informations"],
            "order-entered-removal" => texts["Ordre reçu : retirer un contenu"],
            "order-followed" => texts["Ordre suivi"],
            "order-refused" => texts["Ordre refusé"],
            "order-told" => texts["Personne informée d’un ordre"],
            "mark-granted" => texts["Marque accordée"],
            "mark-refused" => texts["Marque refusée"],
            "mark-takenback" => texts["Marque retirée"],
            "moderator-named" => texts["Modérateur nommé"],
            "moderator-stopped" => texts["N’est plus modérateur"],
            "administrator-promoted" => texts["Administrateur nommé"],
            "administrator-stopped" => texts["N’est plus administrateur"],
            "sessions-ended" => texts["Sessions fermées"],
            "leaving-asked" => texts["Désinscription demandée"],
            "leaving-stopped" => texts["Désinscription annulée"],
            "account-erased" => texts["Effacement d’un compte"],
            "booking-cancelled-by-planner" => texts["Rendez-vous annulé par la planification"],
            "booking-moved-by-planner" => texts["Rendez-vous déplacé par la planification"],
            "appraisal-kept" => texts["Avis publié"],
            "appraisal-refused" => texts["Avis refusé"],
            "voucher-dispute-decided" => texts["Titres contestés : décision"],
            _ => action,
        };
}
