using Microsoft.Extensions.Localization;
using Visavis.Web.Accounts;
using Visavis.Web.Foundation.Localization;

namespace Visavis.Web.Contacts;

/// <summary>The rules of each field, once, for a person's own details, a client's file and the place of a visit.</summary>
internal sealed class ContactFields(ContactInput input, IStringLocalizer<ContactTexts> texts, Action<string, string> addError)
{
    public bool Refused { get; private set; }

    public (string? First, string? Last) Name(bool required)
    {
        var first = NamePart(nameof(ContactInput.FirstName), input.FirstName);
        var last = NamePart(nameof(ContactInput.LastName), input.LastName);
        if (first is null && (required || last is not null))
        {
            Refuse(nameof(ContactInput.FirstName), texts["Indiquez le prénom."]);
        }

        if (last is null && (required || first is not null))
        {
            Refuse(nameof(ContactInput.LastName), texts["Indiquez le nom de famille."]);
        }

        return (first, last);
    }

    /// <summary>Null when nothing was given, or something was refused.</summary>
    public StreetAddress? Address(bool required)
    {
        var line = Text(nameof(ContactInput.AddressLine), input.AddressLine, StreetAddress.LongestLine);
        var more = Text(nameof(ContactInput.AddressMore), input.AddressMore, StreetAddress.LongestLine);
        var city = Text(nameof(ContactInput.City), input.City, StreetAddress.LongestCity);
        var country = string.IsNullOrEmpty(input.Country) ? Countries.France : input.Country;
        if (line is null && more is null && (city is null || string.IsNullOrWhiteSpace(input.PostalCode)) && !required)
        {
            return null;
        }

        if (!Countries.IsKnown(country))
        {
            Refuse(nameof(ContactInput.Country), texts["Choisissez un pays de la liste."]);
            return null;
        }

        if (line is null || !line.Any(char.IsLetterOrDigit))
        {
            Refuse(nameof(ContactInput.AddressLine), texts["Indiquez le numéro et la rue."]);
        }

        if (city is null || !city.Any(char.IsLetter))
        {
            Refuse(nameof(ContactInput.City), texts["Indiquez la ville."]);
        }

        var code = Countries.PostalCode(country, input.PostalCode);
        if (code is null)
        {
            Refuse(
                nameof(ContactInput.PostalCode),
                texts["Ce n’est pas un code postal de ce pays ; par exemple : {0}.", Countries.PostalCodeExample(country)]
            );
        }

        return Refused ? null : new StreetAddress(line!, more, code!, city!, country);
    }

    /// <summary>In E.164; null when nothing was given, or it was refused.</summary>
    public string? Phone(string country, bool required)
    {
        if (string.IsNullOrWhiteSpace(input.Telephone) && !required)
        {
            return null;
        }

        var number = PhoneNumber.Read(input.Telephone, country);
        if (number is null)
        {
            Refuse(
                nameof(ContactInput.Telephone),
                texts["Ce numéro de téléphone n’existe pas. Écrivez-le en entier ; depuis un autre pays, avec son indicatif : « +33 6… »."]
            );
        }

        return number;
    }

    private string? NamePart(string field, string? typed)
    {
        var name = Text(field, typed, ContactDetails.LongestName);
        if (name is not null && !name.Any(char.IsLetter))
        {
            Refuse(field, texts["Un nom s’écrit avec des lettres."]);
        }
        else if (name is not null && NameRules.Misleads(name))
        {
            Refuse(field, texts[NameRules.Refusal]);
        }

        return name;
    }

    private string? Text(string field, string? typed, int longest)
    {
        var text = PersonalText.Clean(typed, longest + 1);
        if (text.Length > longest)
        {
            Refuse(field, texts["C’est trop long : {0} caractères au plus.", longest]);
        }

        return text.Length == 0 ? null : text;
    }

    private void Refuse(string field, string text)
    {
        Refused = true;
        addError(field, text);
    }
}
