using Microsoft.Extensions.Localization;
using Visavis.Web.Foundation.Localization;
using Visavis.Web.Notifications;
using Visavis.Web.Professionals;

namespace Visavis.Web.Bookings;

/// <summary>What each piece of news says to each side: subject, first sentence, button.</summary>
public sealed class BookingSentences(IStringLocalizer<BookingTexts> texts, BookingWords words)
{
    public (string Title, string Sentence, string Action) Say(
        Booking booking,
        BookingNews news,
        BookingSide by,
        BookingSide side,
        string professional,
        NotificationReader reader
    )
    {
        var see = texts["Voir le rendez-vous"].Value;
        var (client, isClient) = (booking.ClientName, side == BookingSide.Client);
        var other = isClient ? professional : client;
        var doer = by == BookingSide.Client ? client : professional;
        return news switch
        {
            BookingNews.Made => Made(booking, isClient, professional, reader),
            BookingNews.Entered when isClient => (
                texts["{0} a noté un rendez-vous pour vous", professional],
                texts["Il a été convenu avec vous. Si ce n’est pas le cas, ou si vous ne pouvez pas venir, annulez-le sans frais."],
                see
            ),
            BookingNews.Entered => (
                texts["Rendez-vous noté pour {0}", client],
                texts["Il est dans votre agenda, et {0} en est prévenu.", client],
                see
            ),
            BookingNews.Accepted when isClient => (
                texts["{0} a accepté votre demande", professional],
                texts["C’est d’accord : votre rendez-vous est pris."],
                see
            ),
            BookingNews.Accepted => (texts["Rendez-vous pris avec {0}", client], texts["Vous avez accepté cette demande."], see),
            BookingNews.Declined => (
                texts["{0} a refusé votre demande", professional],
                booking.Reason is { Length: > 0 } reason ? texts["Motif : {0}", reason] : texts["Votre demande n’a pas été acceptée."],
                texts["Choisir un autre créneau"]
            ),
            BookingNews.TimeGone => (
                texts["Ce créneau n’est plus libre"],
                texts["Le moment que vous aviez demandé a été donné à quelqu’un d’autre. Voici les prochains créneaux possibles :"],
                texts["Choisir un autre créneau"]
            ),
            BookingNews.Cancelled when by == BookingSide.System => (
                texts["Rendez-vous annulé : {0}", booking.ServiceName],
                texts["Ce rendez-vous ne peut pas avoir lieu : l’un des deux comptes n’est plus actif. Rien n’est dû."],
                see
            ),
            BookingNews.Cancelled when by == BookingSide.Professional && isClient => (
                texts["Rendez-vous annulé par {0}", doer],
                booking.IsLate(booking.CancelledAt ?? booking.StartsAt)
                    ? texts["{0} vous présente ses excuses pour cette annulation tardive. Rien n’est dû.", doer]
                    : texts["Rien n’est dû pour ce rendez-vous."],
                texts["Choisir un autre créneau"]
            ),
            BookingNews.Cancelled => (texts["Rendez-vous annulé par {0}", doer], Fee(booking, isClient), see),
            BookingNews.Missed when isClient => (
                texts["Rendez-vous manqué par {0}", professional],
                texts["Vous avez attendu, et {0} n’est pas venu dans la salle. Nous en sommes désolés : rien n’est dû.", professional],
                texts["Choisir un autre créneau"]
            ),
            BookingNews.Missed => (
                texts["Vous avez manqué le rendez-vous avec {0}", client],
                texts["{0} vous a attendu : une absence est notée, et rien n’est dû. Un mot d’excuse de votre part sera bienvenu.", client],
                see
            ),
            BookingNews.Withdrawn => (
                texts["Contrat rétracté : {0}", booking.ServiceName],
                texts[
                    "La rétractation a été reçue le {0}. Rien n’est dû pour ce rendez-vous. Gardez ce message : c’est l’accusé de réception.",
                    words.Moment(booking.WithdrawnAt ?? booking.CreatedAt, reader.TimeZone, reader.TimeZone)
                ],
                see
            ),
            BookingNews.Expired => (
                texts["Demande restée sans réponse"],
                isClient
                    ? texts["{0} n’a pas répondu à temps : la demande est close, rien n’est dû.", professional]
                    : texts["La demande de {0} est close, faute de réponse à temps.", client],
                isClient ? texts["Choisir un autre créneau"] : see
            ),
            // Who plans for this side proposed it in their name.
            BookingNews.TimeProposed when by == side => (
                texts["Un autre moment est proposé à {0}", other],
                texts[
                    "Nouveau moment proposé : {0}. L’ancien reste valable tant que {1} ne l’a pas accepté.",
                    words.Moment(booking.ProposedStart!.Value, reader.TimeZone, isClient ? booking.ProfessionalZone : booking.ClientZone),
                    other
                ],
                see
            ),
            BookingNews.TimeProposed => (
                texts["{0} propose un autre moment", doer],
                texts[
                    "Nouveau moment proposé : {0}. Répondez avant le {1} ; sans réponse, l’ancien moment reste.",
                    words.Moment(booking.ProposedStart!.Value, reader.TimeZone, isClient ? booking.ProfessionalZone : booking.ClientZone),
                    words.Moment(booking.ProposalEndsAt!.Value, reader.TimeZone, reader.TimeZone)
                ],
                texts["Répondre"]
            ),
            BookingNews.Moved => (texts["Rendez-vous déplacé avec {0}", other], texts["Le nouveau moment est convenu."], see),
            BookingNews.MoveRefused => (
                texts["Le nouveau moment est refusé"],
                texts["{0} garde l’ancien moment : il reste valable.", doer],
                see
            ),
            BookingNews.WaiverAsked => (
                texts["{0} demande à ne pas payer l’annulation tardive", client],
                texts["Lisez le motif et décidez ; il sera effacé ensuite."],
                texts["Décider"]
            ),
            BookingNews.FeeWaived => (
                texts["Frais d’annulation abandonnés"],
                texts["{0} a accepté votre motif : rien n’est dû.", professional],
                see
            ),
            _ => (texts["Frais d’annulation maintenus"], texts["{0} n’a pas accepté votre motif.", professional], see),
        };
    }

    private (string Title, string Sentence, string Action) Made(
        Booking booking,
        bool isClient,
        string professional,
        NotificationReader reader
    )
    {
        var answerBy = booking.AnswerBy is { } by ? words.Moment(by, reader.TimeZone, reader.TimeZone) : "";
        return booking.State switch
        {
            BookingState.Unconfirmed => (
                texts["Confirmez votre rendez-vous avec {0}", professional],
                texts["Le créneau est gardé jusqu’au {0}. Confirmez avant : sinon, il redevient libre.", answerBy],
                texts["Confirmer"]
            ),
            BookingState.Requested when isClient => (
                texts["Demande envoyée à {0}", professional],
                texts["Ce n’est pas encore un rendez-vous : {0} répond avant le {1}.", professional, answerBy],
                texts["Voir ma demande"]
            ),
            BookingState.Requested => (
                texts["Demande de rendez-vous de {0}", booking.ClientName],
                texts["Acceptez, refusez ou proposez un autre moment avant le {0}.", answerBy],
                texts["Répondre"]
            ),
            _ when isClient => (texts["Rendez-vous pris avec {0}", professional], texts["C’est réservé."], texts["Voir le rendez-vous"]),
            _ => (
                texts["Nouveau rendez-vous avec {0}", booking.ClientName],
                texts["{0} a réservé un de vos créneaux.", booking.ClientName],
                texts["Voir le rendez-vous"]
            ),
        };
    }

    private string Fee(Booking booking, bool isClient) =>
        booking.LateFeeCents > 0
            ? isClient
                ? texts[
                    "L’annulation est tardive : {0} sont dus. Vous pouvez donner un motif (maladie, hospitalisation, cas de force majeure…) sur la page du rendez-vous.",
                    EuroAmount.Show(booking.LateFeeCents.Value)
                ]
                : texts[
                    "L’annulation est tardive : {0} vous sont dus, sauf motif que vous acceptez.",
                    EuroAmount.Show(booking.LateFeeCents.Value)
                ]
            : texts["Rien n’est dû pour ce rendez-vous."];
}
