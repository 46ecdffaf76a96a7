using System.Globalization;

namespace Visavis.Web.Professionals;

/// <summary>The languages a professional can say they speak: those most heard in France, with its regional ones.</summary>
public static class SpokenLanguages
{
    /// <summary>As many codes as the column holds.</summary>
    public const int Most = 20;

    /// <summary>ISO 639-1.</summary>
    public static readonly IReadOnlyList<string> Codes =
    [
        "fr",
        "en",
        "es",
        "de",
        "it",
        "pt",
        "ar",
        "nl",
        "pl",
        "ro",
        "ru",
        "uk",
        "tr",
        "fa",
        "zh",
        "ja",
        "ko",
        "vi",
        "hi",
        "ta",
        "wo",
        "el",
        "hr",
        "br",
        "oc",
        "eu",
        "co",
    ];

    /// <summary>The framework does not know these two.</summary>
    private static readonly Dictionary<string, (string French, string English)> Regional = new()
    {
        ["co"] = ("corse", "Corsican"),
        ["oc"] = ("occitan", "Occitan"),
    };

    /// <summary>Every code that has a name, those of the list first; what an address may ask for.</summary>
    public static IReadOnlyList<string> Known { get; } =
    [
        .. Codes.Union(
            CultureInfo
                .GetCultures(CultureTypes.NeutralCultures)
                .Where(culture => culture.Name.Length == 2)
                .Select(culture => culture.Name)
                .Order(StringComparer.Ordinal)
        ),
    ];

    /// <summary>The reader's word for a language; the code itself when there is none.</summary>
    public static string Name(string code)
    {
        if (Regional.TryGetValue(code, out var names))
        {
            return CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "fr" ? names.French : names.English;
        }

        try
        {
            return CultureInfo.GetCultureInfo(code, predefinedOnly: true).DisplayName;
        }
        catch (CultureNotFoundException)
        {
            return code;
        }
    }

    /// <summary>The list to choose from: French, then the others by the reader's alphabet; what a person speaks beyond the list stays offered.</summary>
    /// <param name="spoken">As a form sends it: an empty one is none.</param>
    public static IReadOnlyList<(string Code, string Name)> Choices(IEnumerable<string> spoken) =>
        [
            .. Codes
                .Union(spoken.Where(code => !string.IsNullOrWhiteSpace(code)))
                .Select(code => (Code: code, Name: Name(code)))
                .OrderBy(language => language.Code != Codes[0])
                .ThenBy(language => language.Name, StringComparer.CurrentCulture),
        ];
}
