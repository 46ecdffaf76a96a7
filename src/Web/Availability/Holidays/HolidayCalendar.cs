using NodaTime;
using PublicHoliday;

namespace Visavis.Web.Availability.Holidays;

/// <summary>France and Belgium by the library; Québec by hand, because the library moves days there that the law leaves where they are.</summary>
public sealed class HolidayCalendar : IHolidayCalendar
{
    private const string GoodFriday = "Vendredi saint";

    public IReadOnlyList<Holiday> Of(HolidayPlace place, bool hasGoodFriday, int year) =>
        place switch
        {
            HolidayPlace.Quebec => Quebec(year, hasGoodFriday),
            HolidayPlace.Belgium => [.. Holidays(new BelgiumPublicHoliday().PublicHolidayNamesFrench(year))],
            _ =>
            [
                .. Holidays(new FrancePublicHoliday { Region = RegionOf(place) }.PublicHolidayNames(year))
                    .Where(day => place != HolidayPlace.AlsaceMoselle || hasGoodFriday || day.Name != GoodFriday),
            ],
        };

    private static IEnumerable<Holiday> Holidays(IDictionary<DateTime, string> days) =>
        days.Select(day => new Holiday(LocalDate.FromDateTime(day.Key), Set(day.Value))).OrderBy(day => day.Date);

    /// <summary>Names as the rest of the site sets them.</summary>
    private static string Set(string name) => name.Replace('\'', '’');

    private static FrancePublicHoliday.Regions RegionOf(HolidayPlace place) =>
        place switch
        {
            HolidayPlace.AlsaceMoselle => FrancePublicHoliday.Regions.AlsaceMoselle,
            HolidayPlace.Guadeloupe => FrancePublicHoliday.Regions.Guadeloupe,
            HolidayPlace.Martinique => FrancePublicHoliday.Regions.Martinique,
            HolidayPlace.Guyane => FrancePublicHoliday.Regions.Guyane,
            HolidayPlace.Reunion => FrancePublicHoliday.Regions.Reunion,
            HolidayPlace.Mayotte => FrancePublicHoliday.Regions.Mayotte,
            HolidayPlace.SaintBarthelemy => FrancePublicHoliday.Regions.SaintBarthelemy,
            HolidayPlace.SaintMartin => FrancePublicHoliday.Regions.SaintMartin,
            HolidayPlace.WallisEtFutuna => FrancePublicHoliday.Regions.WallisEtFutuna,
            HolidayPlace.PolynesieFrancaise => FrancePublicHoliday.Regions.PolynesieFrancaise,
            HolidayPlace.NouvelleCaledonie => FrancePublicHoliday.Regions.NouvelleCaledonie,
            _ => FrancePublicHoliday.Regions.OnlyOfficial,
        };

    /// <summary>
    /// Act respecting labour standards, article 60, and the National Holiday Act: none of the days moves when it falls on a Sunday, except the
    /// 1st of July, which is then kept on the 2nd. Of Good Friday and Easter Monday the employer chooses one.
    /// </summary>
    private static List<Holiday> Quebec(int year, bool goodFriday)
    {
        var easter = Easter(year);
        var canada = new LocalDate(year, 7, 1);
        return
        [
            new(new LocalDate(year, 1, 1), "Jour de l’An"),
            goodFriday ? new(easter.PlusDays(-2), GoodFriday) : new(easter.PlusDays(1), "Lundi de Pâques"),
            // The Monday before the 25th of May.
            new(new LocalDate(year, 5, 25).Previous(IsoDayOfWeek.Monday), "Journée nationale des patriotes"),
            new(new LocalDate(year, 6, 24), "Fête nationale du Québec"),
            new(canada.DayOfWeek == IsoDayOfWeek.Sunday ? canada.PlusDays(1) : canada, "Fête du Canada"),
            new(new LocalDate(year, 8, 31).Next(IsoDayOfWeek.Monday), "Fête du Travail"),
            new(new LocalDate(year, 9, 30).Next(IsoDayOfWeek.Monday).PlusWeeks(1), "Action de grâces"),
            new(new LocalDate(year, 12, 25), "Noël"),
        ];
    }

    /// <summary>Sunday, Gregorian: the anonymous algorithm (Meeus).</summary>
    private static LocalDate Easter(int year)
    {
        var (a, b, c) = (year % 19, year / 100, year % 100);
        var (d, e, f) = (b / 4, b % 4, (b + 8) / 25);
        var g = (b - f + 1) / 3;
        var h = ((19 * a) + b - d - g + 15) % 30;
        var (i, k) = (c / 4, c % 4);
        var l = (32 + (2 * e) + (2 * i) - h - k) % 7;
        var m = (a + (11 * h) + (22 * l)) / 451;
        var n = h + l - (7 * m) + 114;
        return new LocalDate(year, n / 31, (n % 31) + 1);
    }
}
