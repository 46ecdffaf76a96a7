namespace Visavis.Web.Availability.Holidays;

/// <summary>What the holidays of all places are called, French: the keys of their translations.</summary>
public static class HolidayNames
{
    public static IReadOnlyList<string> All { get; } =
    [
        "Nouvel An",
        "Jour de l’An",
        "Vendredi saint",
        "Lundi de Pâques",
        "Abolition de l’esclavage à Mayotte",
        "Saint-Pierre Chanel",
        "Fête du Travail",
        "Fête de la Victoire",
        "Ascension",
        "Jeudi de l’Ascension",
        "Abolition de l’esclavage en Martinique",
        "Abolition de l’esclavage en Guadeloupe",
        "Abolition de l’esclavage à Saint-Martin",
        "Lundi de Pentecôte",
        "Abolition de l’esclavage en Guyane",
        "Fête de l’autonomie",
        "Fête nationale",
        "Fête de Victor Schœlcher",
        "Fête du territoire",
        "Assomption",
        "Fête de la citoyenneté",
        "Abolition de l’esclavage à Saint-Barthélemy",
        "Toussaint",
        "Jour de l’armistice",
        "Abolition de l’esclavage à La Réunion",
        "Noël",
        "Saint-Étienne",
        "Journée nationale des patriotes",
        "Fête nationale du Québec",
        "Fête du Canada",
        "Action de grâces",
    ];
}
