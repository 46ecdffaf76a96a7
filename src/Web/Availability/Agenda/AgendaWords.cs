using System.Globalization;
using Microsoft.Extensions.Localization;
using NodaTime;
using Visavis.Web.Foundation.Localization;

namespace Visavis.Web.Availability.Agenda;

/// <summary>Days, ages and reasons in the reader's language.</summary>
public sealed class AgendaWords(IStringLocalizer<AvailabilityTexts> texts)
{
    /// <summary>e.g. <c>lun. 23 nov.</c></summary>
    public static string InList(LocalDate date) => DayText.Of(date.ToDateOnly(), "ddd d MMM");

    /// <summary>e.g. <c>lundi 23 novembre</c>.</summary>
    public static string InSentence(LocalDate date) => DayText.Of(date.ToDateOnly(), "dddd d MMMM");

    /// <summary>With the year, e.g. <c>lundi 23 novembre 2026</c>.</summary>
    public static string Full(LocalDate date) => DayText.WithWeekday(date.ToDateOnly());

    public static string Month(LocalDate date) => date.ToDateOnly().ToString("MMMM yyyy", CultureInfo.CurrentCulture);

    /// <summary>How long ago something was read.</summary>
    public string Age(Duration age) =>
        age.TotalMinutes switch
        {
            < 1 => texts["à l’instant"],
            < 60 => texts["il y a {0} min", (int)age.TotalMinutes],
            < 48 * 60 => texts["il y a {0} h", (int)age.TotalHours],
            _ => texts["il y a {0} jours", (int)age.TotalDays],
        };

    public string Minutes(int minutes) => texts["{0} min", minutes];

    public string Slots(int count) => count == 1 ? texts["1 créneau"] : texts["{0} créneaux", count];

    /// <summary>Why time is not offered, for visitors: what the professional must do is said on their own page.</summary>
    public string Unknown(UnknownReason reason) =>
        reason switch
        {
            UnknownReason.GoogleUnreachable => texts[
                "Google Agenda ne répond pas en ce moment. Les créneaux qui en dépendent ne sont pas proposés, car personne ne sait s’ils sont libres."
            ],
            UnknownReason.NotReadYet => texts["Une partie de l’agenda n’a pas encore été lue : ces créneaux ne sont pas proposés."],
            _ => texts["L’agenda partagé n’est pas lisible : les créneaux qui en dépendent ne sont pas proposés."],
        };
}
