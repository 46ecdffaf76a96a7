using Microsoft.Extensions.Localization;
using Visavis.Search.Places;
using Visavis.Web.Accounts;
using Visavis.Web.Foundation.Localization;

namespace Visavis.Web.Organisations;

/// <summary>The form of a site as it was sent.</summary>
public sealed class SiteInput
{
    private const int LongestCity = 100;

    public string? Name { get; set; }

    public string? AddressLine { get; set; }

    public string? City { get; set; }

    /// <summary>Reads the fields; each that cannot be used adds a text under its name, and then the answer is null.</summary>
    public SiteDetails? Read(IStringLocalizer<OrganisationTexts> texts, Action<string, string> addError)
    {
        var good = true;
        var name = PersonalText.Clean(Name, OrganisationSite.LongestName + 1);
        if (!name.Any(char.IsLetterOrDigit))
        {
            Refuse(nameof(Name), texts["Donnez un nom à ce site."]);
        }
        else if (name.Length > OrganisationSite.LongestName)
        {
            Refuse(nameof(Name), texts["Ce nom est trop long : {0} caractères au plus.", OrganisationSite.LongestName]);
        }

        var line = PersonalText.Clean(AddressLine, OrganisationSite.LongestAddress + 1);
        if (line.Length > OrganisationSite.LongestAddress)
        {
            Refuse(nameof(AddressLine), texts["Cette adresse est trop longue : {0} caractères au plus.", OrganisationSite.LongestAddress]);
        }

        var commune = City is { Length: <= LongestCity } ? Gazetteer.France.Find(Gazetteer.France.Resolve(City)?.CommuneCode) : null;
        if (commune is null)
        {
            Refuse(nameof(City), texts["Nous ne trouvons pas cette commune. Vérifiez l’orthographe ou donnez le code postal."]);
        }

        return good ? new SiteDetails(name, line, commune!) : null;

        void Refuse(string field, string text)
        {
            good = false;
            addError(field, text);
        }
    }
}
