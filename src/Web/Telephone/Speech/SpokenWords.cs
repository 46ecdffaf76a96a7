using System.Globalization;
using Microsoft.Extensions.Localization;
using NodaTime;
using Visavis.Web.Bookings;
using Visavis.Web.Foundation.Localization;

namespace Visavis.Web.Telephone.Speech;

/// <summary>Amounts, lengths, days and times as they are said aloud, in the language of the moment.</summary>
public sealed class SpokenWords(IStringLocalizer<ChannelTexts> texts)
{
    private const int MinutesPerHour = 60;

    private static string Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? "en" : "fr";

    public static string Number(int number) => SpokenNumbers.Of(number, Language);

    /// <summary>"deux heures trente", "une heure", "quarante-cinq minutes".</summary>
    public string Minutes(int minutes)
    {
        var (hours, rest) = (minutes / MinutesPerHour, minutes % MinutesPerHour);
        var left = rest == 1 ? texts["une minute"].Value : texts["{0} minutes", SpokenNumbers.Feminine(rest, Language)].Value;
        if (hours == 0)
        {
            return left;
        }

        var whole = hours == 1 ? texts["une heure"].Value : texts["{0} heures", SpokenNumbers.Feminine(hours, Language)].Value;
        return rest == 0 ? whole : texts["{0} et {1}", whole, left];
    }

    /// <summary>"douze euros et cinquante centimes".</summary>
    public string Money(int cents)
    {
        var (euros, rest) = (cents / 100, cents % 100);
        var whole = euros == 1 ? texts["un euro"].Value : texts["{0} euros", Number(euros)].Value;
        if (rest == 0)
        {
            return whole;
        }

        var left = rest == 1 ? texts["un centime"].Value : texts["{0} centimes", Number(rest)].Value;
        return euros == 0 ? left : texts["{0} et {1}", whole, left];
    }

    /// <summary>"jeudi vingt-six novembre, à dix heures".</summary>
    public string When(DateTimeOffset instant, string zone)
    {
        var local = Instant.FromDateTimeOffset(instant).InZone(BookingWords.ZoneOf(zone)).LocalDateTime;
        return texts["{0}, à {1}", Day(local), Time(local.Hour, local.Minute)];
    }

    /// <summary>One digit after the other, so that a voice reads a number slowly.</summary>
    public static string Digits(string number) =>
        string.Join(", ", number.Where(char.IsAsciiDigit).Select(digit => SpokenNumbers.Of(digit - '0', Language)));

    public string Time(int hour, int minute)
    {
        if (Language == "en")
        {
            var (twelve, half) = (hour % 12 == 0 ? 12 : hour % 12, hour < 12 ? "a.m." : "p.m.");
            var minutes = minute switch
            {
                0 => "",
                < 10 => $" oh {SpokenNumbers.Of(minute, "en")}",
                _ => $" {SpokenNumbers.Of(minute, "en")}",
            };
            return $"{SpokenNumbers.Of(twelve, "en")}{minutes} {half}";
        }

        var whole = hour == 1 ? texts["une heure"].Value : texts["{0} heures", SpokenNumbers.Feminine(hour, "fr")].Value;
        return minute == 0 ? whole : $"{whole} {SpokenNumbers.Feminine(minute, "fr")}";
    }

    private static string Day(LocalDateTime local)
    {
        var date = local.ToDateTimeUnspecified();
        var (weekday, month) = (date.ToString("dddd", CultureInfo.CurrentCulture), date.ToString("MMMM", CultureInfo.CurrentCulture));
        return Language == "en"
            ? $"{weekday} the {SpokenNumbers.EnglishOrdinal(date.Day)} of {month}"
            : $"{weekday} {(date.Day == 1 ? "premier" : SpokenNumbers.Of(date.Day, "fr"))} {month}";
    }
}
