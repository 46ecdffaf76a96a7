using Microsoft.Extensions.Localization;
using Visavis.Web.Foundation.Localization;

namespace Visavis.Web.Organisations;

/// <summary>The form of a service as it was sent.</summary>
public sealed class ServiceInput
{
    /// <summary>Name of a standard service, or nothing for one in the organisation's own words.</summary>
    public string? Kind { get; set; }

    public string? Name { get; set; }

    /// <summary>Reads the fields; what cannot be used adds a text under its name, and then the answer is null.</summary>
    public ServiceDetails? Read(IStringLocalizer<OrganisationTexts> texts, Action<string, string> addError)
    {
        foreach (var kind in OrganisationWords.StandardServices.Where(kind => kind.ToString() == Kind))
        {
            return new ServiceDetails(kind);
        }

        return ReadName(texts, addError) is { } name ? new ServiceDetails(ServiceKind.Own, name) : null;
    }

    public string? ReadName(IStringLocalizer<OrganisationTexts> texts, Action<string, string> addError)
    {
        var name = PersonalText.Clean(Name, OrganisationService.LongestName + 1);
        if (!name.Any(char.IsLetterOrDigit))
        {
            addError(nameof(Name), texts["Donnez un nom à ce service."]);
            return null;
        }

        if (name.Length > OrganisationService.LongestName)
        {
            addError(nameof(Name), texts["Ce nom est trop long : {0} caractères au plus.", OrganisationService.LongestName]);
            return null;
        }

        if (NameRules.Misleads(name))
        {
            addError(nameof(Name), texts[NameRules.Refusal]);
            return null;
        }

        return name;
    }
}
