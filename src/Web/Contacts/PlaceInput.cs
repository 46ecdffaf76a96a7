using Microsoft.Extensions.Localization;
using Visavis.Search.Places;
using Visavis.Web.Accounts;
using Visavis.Web.Foundation.Localization;

namespace Visavis.Web.Contacts;

/// <summary>What the form of a place asked for, read and found good.</summary>
public sealed record PlaceDetails(string Name, string AddressLine, string? PostalCode, Commune Commune, string? Access, string? Telephone);

/// <summary>The form of a place as it was sent.</summary>
public sealed class PlaceInput
{
    private const int LongestCity = 100;

    public string? Name { get; set; }

    public string? AddressLine { get; set; }

    public string? City { get; set; }

    /// <summary>Code of the commune chosen among several of the name.</summary>
    public string? CityChoice { get; set; }

    public string? Access { get; set; }

    public string? Telephone { get; set; }

    public static PlaceInput Of(Place place) =>
        new()
        {
            Name = place.Name,
            AddressLine = place.AddressLine,
            City = place.PostalCode is null ? CityOf(place) : $"{place.City} {place.PostalCode}",
            Access = place.Access,
            Telephone = place.Telephone is null ? null : PhoneNumber.Show(place.Telephone),
        };

    /// <summary>Reads the fields; each that cannot be used adds a text under its name, and then the answer is null.</summary>
    public PlaceDetails? Read(IStringLocalizer<ContactTexts> texts, Action<string, string> addError)
    {
        var good = true;
        var name = Text(nameof(Name), Name, Place.LongestName);
        if (!name.Any(char.IsLetterOrDigit))
        {
            Refuse(nameof(Name), texts["Donnez un nom à ce lieu, par exemple « Cabinet »."]);
        }

        var line = Text(nameof(AddressLine), AddressLine, StreetAddress.LongestLine);
        var access = Text(nameof(Access), Access, Place.LongestAccess);
        var communes = City is { Length: <= LongestCity } ? Gazetteer.France.CommunesMeant(City, CityChoice) : [];
        var commune = communes is [var only] ? only : null;
        if (commune is null)
        {
            Refuse(
                nameof(City),
                communes.Count > 1
                    ? texts["Plusieurs communes portent ce nom : choisissez la vôtre ci-dessous."]
                    : texts["Nous ne trouvons pas cette commune. Vérifiez l’orthographe ou donnez le code postal."]
            );
        }

        var telephone = string.IsNullOrWhiteSpace(Telephone) ? null : PhoneNumber.Read(Telephone);
        if (telephone is null && !string.IsNullOrWhiteSpace(Telephone))
        {
            Refuse(nameof(Telephone), texts["Ce numéro de téléphone n’existe pas."]);
        }

        return good ? new PlaceDetails(name, line, PostalCodeIn(commune!), commune!, access.Length == 0 ? null : access, telephone) : null;

        string Text(string field, string? typed, int longest)
        {
            var text = PersonalText.Clean(typed, longest + 1);
            if (text.Length > longest)
            {
                Refuse(field, texts["C’est trop long : {0} caractères au plus.", longest]);
            }

            return text;
        }

        void Refuse(string field, string text)
        {
            good = false;
            addError(field, text);
        }
    }

    /// <summary>The code that was typed with the town, or the only one the town has.</summary>
    private string? PostalCodeIn(Commune commune) =>
        City!.Split([' ', ',', '(', ')'], StringSplitOptions.RemoveEmptyEntries).FirstOrDefault(commune.Postcodes.Contains)
        ?? (commune.Postcodes is [var only] ? only : null);

    private static string CityOf(Place place) =>
        Gazetteer.France.Find(place.CommuneCode) is { } commune ? $"{commune.Name} ({commune.Department})" : place.City;
}
