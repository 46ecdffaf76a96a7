using System.Globalization;

namespace Visavis.Web.Foundation.Localization;

/// <summary>"de {city}" and "à {city}" as French writes them: du Havre, aux Ulis, d’Angers. Other languages leave the name as it is.</summary>
public static class FrenchPlace
{
    private static bool IsRead => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "fr";

    /// <summary>For a sentence in the reader's language: <c>au Havre</c>, or <c>Le Havre</c> alone where the sentence says "in" itself.</summary>
    public static string AtForReader(string city) => IsRead ? At(city) : city;

    /// <summary>For a sentence in the reader's language: <c>du Havre</c>, or <c>Le Havre</c> alone where the sentence says "of" itself.</summary>
    public static string OfForReader(string city) => IsRead ? Of(city) : city;

    public static string Write(string text, string city) =>
        text.Replace("de {city}", Of(city), StringComparison.Ordinal)
            .Replace("à {city}", At(city), StringComparison.Ordinal)
            .Replace("{city}", city, StringComparison.Ordinal);

    private static string Of(string city) =>
        city switch
        {
            ['L', 'e', ' ', .. var rest] => $"du {rest}",
            ['L', 'e', 's', ' ', .. var rest] => $"des {rest}",
            ['A' or 'À' or 'Â' or 'E' or 'É' or 'È' or 'Ê' or 'I' or 'Î' or 'O' or 'U' or 'Y' or 'Œ', ..] => $"d’{city}",
            _ => $"de {city}",
        };

    private static string At(string city) =>
        city switch
        {
            ['L', 'e', ' ', .. var rest] => $"au {rest}",
            ['L', 'e', 's', ' ', .. var rest] => $"aux {rest}",
            _ => $"à {city}",
        };
}
