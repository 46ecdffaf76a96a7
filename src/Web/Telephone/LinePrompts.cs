using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using NodaTime;
using Visavis.Web.Bookings;
using Visavis.Web.Foundation.Localization;
using Visavis.Web.Telephone.Speech;

namespace Visavis.Web.Telephone;

/// <summary>The words of the line, from the catalogue and in the language of the moment.</summary>
public sealed class LinePrompts(
    IStringLocalizer<ChannelTexts> texts,
    SpokenWords spoken,
    IOptions<TelephoneOptions> options,
    TimeProvider time
)
{
    /// <summary>For a part of a sentence that is said or left out.</summary>
    private bool IsStaffed => options.Value.Person.Length > 0;

    public bool IsOpen
    {
        get
        {
            var local = Instant.FromDateTimeOffset(time.GetUtcNow()).InZone(BookingWords.ZoneOf(options.Value.TimeZone)).LocalDateTime;
            return IsStaffed
                && local.DayOfWeek is not (IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday)
                && local.Hour >= options.Value.OpensAt
                && local.Hour < options.Value.ClosesAt;
        }
    }

    public string Welcome => texts["Bonjour, vous êtes sur la ligne téléphonique de Visavis."];

    public string OtherLanguage => texts["For English, press nine, then the hash key."];

    public string AskNumber => texts["Tapez votre numéro de client à huit chiffres, puis la touche dièse. Prenez votre temps."];

    public string AskCode => texts["Tapez votre code à six chiffres, puis la touche dièse."];

    /// <summary>One sentence for a wrong code, an unknown number and a locked one.</summary>
    public string Refused =>
        texts["Ce numéro et ce code ne vont pas ensemble. Après cinq codes faux, la ligne se ferme une demi-heure pour ce numéro."];

    public string WrongKey => texts["Cette touche ne sert pas ici."];

    public string Menu =>
        texts[
            "Pour votre portefeuille, tapez un. Pour vos dernières prestations, tapez deux. Pour vos prochains rendez-vous, tapez trois. Pour être rappelé, tapez quatre. Pour parler à quelqu’un, tapez zéro."
        ];

    /// <summary>After silence, or too many wrong keys: what else there is.</summary>
    public string Otherwise =>
        IsStaffed
            ? texts[
                "Nous ne vous entendons pas. Vous pouvez rappeler quand vous voulez, nous écrire, ou appeler du lundi au vendredi de {0} à {1} pour parler à quelqu’un. Au revoir.",
                spoken.Time(options.Value.OpensAt, 0),
                spoken.Time(options.Value.ClosesAt % 24, 0)
            ]
            : texts["Nous ne vous entendons pas. Vous pouvez rappeler quand vous voulez, ou nous écrire. Au revoir."];

    public string Closed =>
        IsStaffed
            ? texts[
                "Quelqu’un répond du lundi au vendredi, de {0} à {1}. Pour être rappelé, tapez quatre.",
                spoken.Time(options.Value.OpensAt, 0),
                spoken.Time(options.Value.ClosesAt % 24, 0)
            ]
            : texts["Personne ne répond sur cette ligne. Pour être rappelé, tapez quatre."];

    public string HandingOver => texts["Nous vous passons quelqu’un."];

    public string NoWallet => texts["Vous n’avez pas de portefeuille."];

    public string NoService => texts["Aucune prestation n’est enregistrée."];

    public string NoOtherService => texts["Il n’y a pas d’autre prestation."];

    public string NoOtherAppointment => texts["Il n’y a pas d’autre rendez-vous."];

    public string NoAppointment => texts["Aucun rendez-vous n’est prévu."];

    public string CallbackNoted => texts["C’est noté : quelqu’un vous rappellera au numéro que vous nous avez donné."];

    public string Confirmed => texts["C’est confirmé, merci."];

    public string Contested => texts["C’est contesté : rien n’est approuvé, et le professionnel est prévenu."];

    public string TooLate => texts["Ce n’est plus possible : il y a déjà une réponse."];

    public string Cancelled => texts["Ce rendez-vous est annulé, et le professionnel est prévenu."];

    public string Kept => texts["Rien n’a changé."];

    public string AskCancel => texts["Pour l’annuler vraiment, tapez un. Pour le garder, tapez deux."];

    public string AskAppointment =>
        texts["Pour annuler ce rendez-vous, tapez un. Pour le suivant, tapez trois. Pour revenir au menu, tapez neuf."];

    public string OutgoingPrompt =>
        texts["Nous avons un message pour une personne de ce foyer. Si c’est vous, tapez un pour l’écouter. Sinon, raccrochez."];

    public string OutgoingOtherwise => texts["Nous rappellerons plus tard. Au revoir."];

    public string Bye => texts["Merci, au revoir."];

    public string AfterMessage => texts["Pour écouter de nouveau, tapez neuf. Pour terminer, raccrochez."];

    public string AskService(bool mayAnswer) =>
        mayAnswer
            ? texts[
                "Pour confirmer, tapez un. Pour contester, tapez deux. Pour la suivante, tapez trois. Pour revenir au menu, tapez neuf."
            ]
            : texts["Pour la suivante, tapez trois. Pour revenir au menu, tapez neuf."];

    public string AskAnswer => texts["Pour confirmer, tapez un. Pour contester, tapez deux. Pour écouter de nouveau, tapez neuf."];

    public string Tell(LineService service) =>
        service is { MayAnswer: true, AnswerBy: null }
            ? texts[
                "{0} avec {1}, {2} : {3}. Sans réponse de votre part, rien ne sera approuvé.",
                service.Name,
                service.Professional,
                spoken.When(service.StartsAt, service.Zone),
                spoken.Minutes(service.Minutes)
            ]
        : service.MayAnswer
            ? texts[
                "{0} avec {1}, {2} : {3}. Sans réponse de votre part, ce sera approuvé {4}.",
                service.Name,
                service.Professional,
                spoken.When(service.StartsAt, service.Zone),
                spoken.Minutes(service.Minutes),
                spoken.When(service.AnswerBy!.Value, service.Zone)
            ]
        : texts[
            "{0} avec {1}, {2} : {3}. Il n’y a plus rien à répondre.",
            service.Name,
            service.Professional,
            spoken.When(service.StartsAt, service.Zone),
            spoken.Minutes(service.Minutes)
        ];

    public string Tell(Booking booking, string professional) =>
        texts["{0} avec {1}, {2}.", booking.ServiceName, professional, spoken.When(booking.StartsAt, booking.ClientZone)];

    public string Fee(int cents) =>
        cents > 0 ? texts["L’annulation est tardive : {0} seront dus.", spoken.Money(cents)] : texts["L’annulation est sans frais."];
}
