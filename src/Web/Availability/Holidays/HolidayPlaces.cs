namespace Visavis.Web.Availability.Holidays;

/// <summary>Which holidays a commune has.</summary>
public static class HolidayPlaces
{
    private static readonly Dictionary<string, HolidayPlace> Prefixes = new()
    {
        ["57"] = HolidayPlace.AlsaceMoselle,
        ["67"] = HolidayPlace.AlsaceMoselle,
        ["68"] = HolidayPlace.AlsaceMoselle,
        ["971"] = HolidayPlace.Guadeloupe,
        ["972"] = HolidayPlace.Martinique,
        ["973"] = HolidayPlace.Guyane,
        ["974"] = HolidayPlace.Reunion,
        ["975"] = HolidayPlace.France,
        ["976"] = HolidayPlace.Mayotte,
        ["977"] = HolidayPlace.SaintBarthelemy,
        ["978"] = HolidayPlace.SaintMartin,
        ["986"] = HolidayPlace.WallisEtFutuna,
        ["987"] = HolidayPlace.PolynesieFrancaise,
        ["988"] = HolidayPlace.NouvelleCaledonie,
    };

    /// <param name="communeCode">INSEE code.</param>
    public static HolidayPlace OfCommune(string communeCode) =>
        communeCode.Length < 3 ? HolidayPlace.France
        : Prefixes.TryGetValue(communeCode[..3], out var overseas) ? overseas
        : Prefixes.GetValueOrDefault(communeCode[..2], HolidayPlace.France);

    /// <summary>As the owner reads it, French, the key of its translation.</summary>
    public static string Name(HolidayPlace place) =>
        place switch
        {
            HolidayPlace.AlsaceMoselle => "Alsace-Moselle",
            HolidayPlace.Guadeloupe => "Guadeloupe",
            HolidayPlace.Martinique => "Martinique",
            HolidayPlace.Guyane => "Guyane",
            HolidayPlace.Reunion => "La Réunion",
            HolidayPlace.Mayotte => "Mayotte",
            HolidayPlace.SaintBarthelemy => "Saint-Barthélemy",
            HolidayPlace.SaintMartin => "Saint-Martin",
            HolidayPlace.WallisEtFutuna => "Wallis-et-Futuna",
            HolidayPlace.PolynesieFrancaise => "Polynésie française",
            HolidayPlace.NouvelleCaledonie => "Nouvelle-Calédonie",
            HolidayPlace.Belgium => "Belgique",
            HolidayPlace.Quebec => "Québec",
            _ => "France",
        };
}
