using Microsoft.Extensions.Localization;
using Visavis.Web.Foundation.Localization;

namespace Visavis.Web.Contacts;

/// <summary>Where people who use such a service live, and what their postal codes look like.</summary>
public static class Countries
{
    public const string France = "FR";

    private static readonly Dictionary<string, (string Name, string PostalCode)> Known = new(StringComparer.Ordinal)
    {
        // The letters of a pattern: 9 a digit, A a letter.
        [France] = ("France", "99999"),
        ["BE"] = ("Belgique", "9999"),
        ["CH"] = ("Suisse", "9999"),
        ["LU"] = ("Luxembourg", "9999"),
        ["MC"] = ("Monaco", "99999"),
        ["CA"] = ("Canada", "A9A 9A9"),
        ["DE"] = ("Allemagne", "99999"),
        ["ES"] = ("Espagne", "99999"),
        ["IT"] = ("Italie", "99999"),
    };

    public static IReadOnlyCollection<string> Codes => Known.Keys;

    public static bool IsKnown(string? code) => code is not null && Known.ContainsKey(code);

    public static string FrenchName(string code) => Known.TryGetValue(code, out var country) ? country.Name : code;

    /// <summary>An example of the country's postal codes.</summary>
    public static string PostalCodeExample(string code) =>
        code switch
        {
            "CA" => "H2X 1Y4",
            "BE" or "CH" or "LU" => "1000",
            _ => "69003",
        };

    /// <summary>The code as it is written there; null when it cannot be one.</summary>
    public static string? PostalCode(string country, string? typed)
    {
        var plain = string.Concat((typed ?? "").Where(char.IsLetterOrDigit)).ToUpperInvariant();
        var pattern = Known[country].PostalCode;
        if (country == "LU" && plain.StartsWith('L'))
        {
            plain = plain[1..];
        }

        var bare = pattern.Replace(" ", "", StringComparison.Ordinal);
        var fits =
            plain.Length == bare.Length
            && plain.Zip(bare).All(pair => pair.Second == '9' ? char.IsAsciiDigit(pair.First) : char.IsAsciiLetter(pair.First));
        return !fits ? null
            : bare.Length == pattern.Length ? plain
            : $"{plain[..3]} {plain[3..]}";
    }

    public static string Name(string code, IStringLocalizer<ContactTexts> texts) =>
        code switch
        {
            France => texts["France"],
            "BE" => texts["Belgique"],
            "CH" => texts["Suisse"],
            "LU" => texts["Luxembourg"],
            "MC" => texts["Monaco"],
            "CA" => texts["Canada"],
            "DE" => texts["Allemagne"],
            "ES" => texts["Espagne"],
            "IT" => texts["Italie"],
            _ => code,
        };
}
