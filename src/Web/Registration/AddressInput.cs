using Microsoft.Extensions.Localization;
using Visavis.Search.Places;
using Visavis.Web.Accounts;
using Visavis.Web.Foundation.Localization;

namespace Visavis.Web.Registration;

/// <summary>A visitor's address as it was sent.</summary>
public sealed class AddressInput
{
    private const int LongestLine = 160;
    private const int PostalCodeDigits = 5;

    public string? Line { get; set; }

    public string? PostalCode { get; set; }

    /// <summary>The commune meant by the city's words together with the postal code: several bear one name.</summary>
    public Commune? Narrow(Commune? named, string? city)
    {
        if (named is null || PlainCode is not { } code || named.Postcodes.Contains(code))
        {
            return named;
        }

        var narrowed = Gazetteer.France.Find(Gazetteer.France.Resolve($"{city} {code}")?.CommuneCode);
        return narrowed is not null && narrowed.Postcodes.Contains(code) && narrowed.Name.StartsWith(named.Name, StringComparison.Ordinal)
            ? narrowed
            : named;
    }

    /// <summary>Reads the fields; each that cannot be used adds a text under its name, and then the answer is null.</summary>
    public PostalAddress? Read(Commune commune, string? city, IStringLocalizer<AccountTexts> texts, Action<string, string> addError)
    {
        var line = PersonalText.Clean(Line, LongestLine + 1);
        if (line.Length > LongestLine)
        {
            addError(nameof(Line), texts["Cette adresse est trop longue : {0} caractères au plus.", LongestLine]);
            return null;
        }

        if (string.IsNullOrWhiteSpace(PostalCode))
        {
            // An invoice may need it one day: nobody is held up for it today.
            return new PostalAddress(line.Length > 0 ? line : null, CodeOf(commune, city));
        }

        if (PlainCode is not { } code)
        {
            addError(nameof(PostalCode), texts["Indiquez un code postal de cinq chiffres."]);
            return null;
        }

        // Codes of companies and post boxes (CEDEX) are in no list, but begin with their department.
        if (!commune.Postcodes.Contains(code) && !code.StartsWith(Beginning(commune.Department), StringComparison.Ordinal))
        {
            addError(nameof(PostalCode), texts["Ce code postal n’est pas celui {0}.", FrenchPlace.OfForReader(commune.Name)]);
            return null;
        }

        return new PostalAddress(line.Length > 0 ? line : null, code);
    }

    /// <summary>The postal code, where it is one.</summary>
    public string? PlainCode
    {
        get
        {
            var digits = string.Concat((PostalCode ?? "").Where(c => !char.IsWhiteSpace(c)));
            return IsCode(digits) ? digits : null;
        }
    }

    private static string? CodeOf(Commune commune, string? city) =>
        (city ?? "").Split([' ', '(', ')', ','], StringSplitOptions.RemoveEmptyEntries).FirstOrDefault(IsCode)
        ?? (commune.Postcodes is [var only] ? only : null);

    private static bool IsCode(string text) => text.Length == PostalCodeDigits && text.All(char.IsAsciiDigit);

    private static string Beginning(string department) => department is "2A" or "2B" ? "20" : department;
}
