namespace Visavis.Web.Demo;

/// <summary>"de {city}" and "à {city}" as French writes them: du Havre, aux Ulis, d’Angers.</summary>
internal static class FrenchPlace
{
    public static string Write(string text, string city) =>
        text.Replace("de {city}", Of(city), StringComparison.Ordinal)
            .Replace("à {city}", At(city), StringComparison.Ordinal)
            .Replace("{city}", city, StringComparison.Ordinal);

    private static string Of(string city) =>
        city switch
        {
            ['L', 'e', ' ', .. var rest] => $"du {rest}",
            ['L', 'e', 's', ' ', .. var rest] => $"des {rest}",
            ['A' or 'E' or 'É' or 'È' or 'I' or 'O' or 'U' or 'Y' or 'Œ', ..] => $"d’{city}",
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
