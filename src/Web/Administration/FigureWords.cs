using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Localization;
using Visavis.Signaling.Calls;
using Visavis.Web.Bookings;
using Visavis.Web.Foundation.Localization;
using Visavis.Web.Foundation.Mail;

namespace Visavis.Web.Administration;

/// <summary>What figures are called, and for calls that fail, why and what helps.</summary>
public sealed class FigureWords(IStringLocalizer<AdministrationTexts> texts)
{
    /// <summary>Answered, not answered, or failed by no will of anybody.</summary>
    public string Result(CallFigure call) =>
        call switch
        {
            { End: null } => texts["en cours"],
            { Connected: true } when Is(call, CallEndReason.Lost) => texts["reliés, puis coupés"],
            { Connected: true } => texts["reliés"],
            _ when Is(call, CallEndReason.Failed) || Is(call, CallEndReason.Lost) => texts["acceptés, mais jamais reliés"],
            _ when Is(call, CallEndReason.HungUp) => texts["acceptés, puis raccrochés avant d’être reliés"],
            _ => texts["sans réponse"],
        };

    public string End(CallFigure call) =>
        call.End switch
        {
            null => texts["en cours"],
            _ when Is(call, CallEndReason.HungUp) => texts["raccroché"],
            _ when Is(call, CallEndReason.Declined) => texts["refusé"],
            _ when Is(call, CallEndReason.Missed) => texts["manqué"],
            _ when Is(call, CallEndReason.CalleeLeft) => texts["la personne appelée a fermé sa page"],
            _ when Is(call, CallEndReason.Cancelled) => texts["annulé avant la réponse"],
            _ when Is(call, CallEndReason.Failed) => texts["ni image ni son n’ont passé"],
            _ when Is(call, CallEndReason.Lost) => texts["connexion perdue"],
            _ => call.End,
        };

    /// <summary>Null where nothing went wrong.</summary>
    public string? Why(CallFigure call) =>
        call switch
        {
            _ when Is(call, CallEndReason.Failed) && call.OverRelay > 0 => texts[
                "Les deux réseaux n’ont trouvé aucun chemin. Appels à adresse IP masquée, qui ne passent que par le relais : {0} ; vérifiez que votre serveur TURN répond.",
                call.OverRelay
            ].Value,
            _ when Is(call, CallEndReason.Failed) => texts[
                "Les deux réseaux n’ont trouvé aucun chemin : souvent un réseau d’entreprise, que seul un relais sur TCP 443 traverse."
            ].Value,
            _ when Is(call, CallEndReason.Lost) => texts["Un des deux a perdu sa connexion et n’est pas revenu à temps."].Value,
            { Connected: false, CameraRefused: > 0 } when Is(call, CallEndReason.HungUp) => texts[
                "Quelqu’un a raccroché pendant la mise en relation. Avec une caméra refusée : {0}.",
                call.CameraRefused
            ].Value,
            { Connected: false } when Is(call, CallEndReason.HungUp) => texts[
                "Quelqu’un a raccroché pendant la mise en relation : elle était trop longue."
            ].Value,
            _ when Is(call, CallEndReason.Missed) => texts["Personne n’a répondu à temps, ou la ligne était occupée."].Value,
            _ => null,
        };

    public string Mail(MailState state) =>
        state switch
        {
            MailState.Queued => texts["en attente"],
            MailState.Sent => texts["envoyés"],
            MailState.Failed => texts["non remis"],
            _ => texts["remplacés par un plus récent"],
        };

    /// <summary>What a check of readiness looks at; its own name where none is known.</summary>
    public string Check(string name) =>
        name switch
        {
            "search" => texts["Recherche"],
            "storage" => texts["Fichiers"],
            "database" => texts["Base de données"],
            "disk" => texts["Disque"],
            "configuration" => texts["Réglages"],
            "running" => texts["Marche du site"],
            "nodes" => texts["Autres serveurs"],
            "reports" => texts["Signalements"],
            _ => name,
        };

    public string Health(HealthStatus status) =>
        status switch
        {
            HealthStatus.Healthy => texts["en ordre"],
            HealthStatus.Degraded => texts["dégradé"],
            _ => texts["en panne"],
        };

    public string Booking(BookingState state) =>
        state switch
        {
            BookingState.Unconfirmed => texts["adresse à confirmer"],
            BookingState.Requested => texts["demandé"],
            BookingState.Accepted => texts["accepté"],
            BookingState.Declined => texts["refusé"],
            BookingState.Cancelled => texts["annulé"],
            BookingState.Expired => texts["expiré sans réponse"],
            BookingState.Completed => texts["a eu lieu"],
            _ => state.ToString(),
        };

    private static bool Is(CallFigure call, CallEndReason reason) =>
        string.Equals(call.End, reason.ToString(), StringComparison.OrdinalIgnoreCase);
}
