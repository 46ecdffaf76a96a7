using System.Globalization;

namespace Visavis.Web.Foundation.Localization;

/// <summary>
/// Time zones as people say them: by the town that names the zone, in the reader's language. Pages, mails and papers say them by these words alone;
/// ids stand where a zone is chosen.
/// </summary>
public static class ZoneTowns
{
    /// <summary>Where a town has another name than in the table of zones. Quebec has no zone of its own any more: browsers there say Toronto.</summary>
    private static readonly Dictionary<string, (string French, string English)> Names = new(StringComparer.Ordinal)
    {
        ["Africa/Algiers"] = ("Alger", "Algiers"),
        ["Africa/Cairo"] = ("Le Caire", "Cairo"),
        ["Africa/Sao_Tome"] = ("São Tomé", "São Tomé"),
        ["America/Asuncion"] = ("Asunción", "Asunción"),
        ["America/Bogota"] = ("Bogota", "Bogotá"),
        ["America/Havana"] = ("La Havane", "Havana"),
        ["America/Mexico_City"] = ("Mexico", "Mexico City"),
        ["America/Miquelon"] = ("Saint-Pierre-et-Miquelon", "Saint Pierre and Miquelon"),
        ["America/Montreal"] = ("Montréal", "Montreal"),
        ["America/Sao_Paulo"] = ("São Paulo", "São Paulo"),
        ["America/St_Barthelemy"] = ("Saint-Barthélemy", "Saint Barthélemy"),
        ["America/St_Johns"] = ("Saint-Jean de Terre-Neuve", "St. John’s"),
        ["America/Toronto"] = ("Montréal", "Montreal"),
        ["Asia/Baghdad"] = ("Bagdad", "Baghdad"),
        ["Asia/Beirut"] = ("Beyrouth", "Beirut"),
        ["Asia/Damascus"] = ("Damas", "Damascus"),
        ["Asia/Dubai"] = ("Dubaï", "Dubai"),
        ["Asia/Ho_Chi_Minh"] = ("Hô Chi Minh-Ville", "Ho Chi Minh City"),
        ["Asia/Jerusalem"] = ("Jérusalem", "Jerusalem"),
        ["Asia/Kabul"] = ("Kaboul", "Kabul"),
        ["Asia/Kathmandu"] = ("Katmandou", "Kathmandu"),
        ["Asia/Kuwait"] = ("Koweït", "Kuwait"),
        ["Asia/Manila"] = ("Manille", "Manila"),
        ["Asia/Nicosia"] = ("Nicosie", "Nicosia"),
        ["Asia/Riyadh"] = ("Riyad", "Riyadh"),
        ["Asia/Seoul"] = ("Séoul", "Seoul"),
        ["Asia/Singapore"] = ("Singapour", "Singapore"),
        ["Asia/Tehran"] = ("Téhéran", "Tehran"),
        ["Asia/Yerevan"] = ("Erevan", "Yerevan"),
        ["Atlantic/Azores"] = ("Les Açores", "Azores"),
        ["Atlantic/Canary"] = ("Les Canaries", "Canary Islands"),
        ["Atlantic/Madeira"] = ("Madère", "Madeira"),
        ["Europe/Andorra"] = ("Andorre", "Andorra"),
        ["Europe/Athens"] = ("Athènes", "Athens"),
        ["Europe/Brussels"] = ("Bruxelles", "Brussels"),
        ["Europe/Bucharest"] = ("Bucarest", "Bucharest"),
        ["Europe/Copenhagen"] = ("Copenhague", "Copenhagen"),
        ["Europe/Kiev"] = ("Kiev", "Kyiv"),
        ["Europe/Kyiv"] = ("Kiev", "Kyiv"),
        ["Europe/Lisbon"] = ("Lisbonne", "Lisbon"),
        ["Europe/London"] = ("Londres", "London"),
        ["Europe/Malta"] = ("Malte", "Malta"),
        ["Europe/Moscow"] = ("Moscou", "Moscow"),
        ["Europe/San_Marino"] = ("Saint-Marin", "San Marino"),
        ["Europe/Vatican"] = ("Vatican", "Vatican"),
        ["Europe/Vienna"] = ("Vienne", "Vienna"),
        ["Europe/Warsaw"] = ("Varsovie", "Warsaw"),
        ["Indian/Comoro"] = ("Les Comores", "Comoros"),
        ["Indian/Mauritius"] = ("Maurice", "Mauritius"),
        ["Indian/Reunion"] = ("La Réunion", "Réunion"),
        ["Pacific/Marquesas"] = ("Les Marquises", "Marquesas"),
        ["Pacific/Noumea"] = ("Nouméa", "Nouméa"),
    };

    /// <summary>The town alone: <c>Bruxelles</c>, <c>Brussels</c>.</summary>
    public static string Of(string zoneId) => Of(zoneId, IsFrench);

    /// <summary>The zone's clock, as it follows a time or stands in a sentence: <c>heure de Bruxelles</c>, <c>Brussels time</c>.</summary>
    public static string TimeOf(string zoneId)
    {
        var town = Of(zoneId);
        return (IsFrench, zoneId.Contains('/', StringComparison.Ordinal)) switch
        {
            (true, true) => $"heure {FrenchPlace.OfForReader(town)}",
            (true, false) => $"heure {town}",
            (false, _) when zoneId == "UTC" => zoneId,
            _ => $"{town} time",
        };
    }

    /// <summary>In every language, for who types one.</summary>
    internal static IReadOnlyList<string> NamesOf(string zoneId) => [Of(zoneId, inFrench: true), Of(zoneId, inFrench: false)];

    private static bool IsFrench => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "fr";

    private static string Of(string zoneId, bool inFrench) =>
        Names.TryGetValue(zoneId, out var names)
            ? inFrench
                ? names.French
                : names.English
            : zoneId[(zoneId.LastIndexOf('/') + 1)..].Replace('_', ' ');
}
