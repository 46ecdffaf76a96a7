namespace Visavis.Web.Availability.Holidays;

/// <summary>A place with public holidays of its own.</summary>
public enum HolidayPlace
{
    France,
    AlsaceMoselle,
    Guadeloupe,
    Martinique,
    Guyane,
    Reunion,
    Mayotte,
    SaintBarthelemy,
    SaintMartin,
    WallisEtFutuna,
    PolynesieFrancaise,
    NouvelleCaledonie,
    Belgium,
    Quebec,
}
