using Microsoft.Extensions.Localization;
using NodaTime;
using Visavis.Web.Availability.Agenda;
using Visavis.Web.Availability.FreeBusy;
using Visavis.Web.Foundation.Localization;

namespace Visavis.Web.Availability.Pages.Manage;

/// <summary>What was seen of a shared calendar, for its owner.</summary>
public sealed class SharedCalendarWords(IStringLocalizer<AvailabilityTexts> texts, AgendaWords words, TimeProvider time)
{
    /// <summary>What the check saw, and what to mind.</summary>
    public string Seen(LinkedCalendar calendar, DateTimeZone zone, int? freeDays)
    {
        var seen = Summary(calendar, zone);
        return freeDays > 0
            ? seen
                + " "
                + texts[
                    "Attention : {0} {0:événement d’une journée entière y est marqué|événements d’une journée entière y sont marqués} « Disponible » et {0:ne bloque|ne bloquent} rien. {0:Ouvrez-le|Ouvrez-les} dans Google Agenda et choisissez « Occupé ».",
                    new Counted(freeDays.Value)
                ]
            : seen;
    }

    /// <summary>One line of the list.</summary>
    public string Summary(LinkedCalendar calendar, DateTimeZone zone)
    {
        if (calendar.ReadAt is not { } readAt || calendar.ReadTo is not { } readTo)
        {
            return texts["Pas encore lu."];
        }

        var now = Instant.FromDateTimeOffset(time.GetUtcNow());
        var ahead = BusyText.Read(calendar.Busy).Where(busy => busy.End > now).ToList();
        var age = words.Age(now - Instant.FromDateTimeOffset(readAt));
        var until = AgendaWords.Full(Instant.FromDateTimeOffset(readTo).InZone(zone).Date);
        var beyond = texts["Lu jusqu’au {0} : au-delà, aucun créneau n’est proposé.", until];
        if (ahead.Count == 0)
        {
            return $"{texts["Lu {0} : rien d’occupé à venir.", age]} {beyond}";
        }

        var (start, end) = (ahead[0].Start.InZone(zone), ahead[0].End.InZone(zone));
        string seen = texts[
            "Lu {0} : {1} {1:plage occupée|plages occupées} à venir ; la prochaine, {2}, de {3} à {4}. Aucun titre n’est lu.",
            age,
            new Counted(ahead.Count),
            AgendaWords.InSentence(start.Date),
            start.ToString("HH:mm", null),
            end.ToString("HH:mm", null)
        ];
        return $"{seen} {beyond}";
    }

    /// <summary>Why it could not be read, and what to do.</summary>
    public string Refusal(UnknownReason reason) =>
        reason switch
        {
            UnknownReason.CalendarNotShared => texts[
                "Google ne montre pas cet agenda : il n’est pas public, ou l’identifiant n’est pas le bon. Cochez les deux cases de l’étape 4, attendez une minute, puis réessayez."
            ],
            UnknownReason.NotConfigured => texts[
                "Ce site n’est pas encore relié à Google Agenda. Rien n’a été enregistré ; prévenez l’équipe du site."
            ],
            UnknownReason.AnswerUnusable => texts["La réponse de Google sur cet agenda n’est pas utilisable. Réessayez plus tard."],
            _ => texts["Google Agenda ne répond pas en ce moment. Réessayez dans quelques minutes."],
        };
}
