using System.Globalization;
using Microsoft.Extensions.Localization;
using Visavis.Signaling.Presence;
using Visavis.Web.Accounts;
using Visavis.Web.Localization;

namespace Visavis.Web.Professionals;

/// <summary>Says a professional's facts in the reader's language; results, home and profile use the same words.</summary>
public sealed class ProfessionalWords(IStringLocalizer<ProfessionalTexts> texts)
{
    public string Status(PresenceStatus status) =>
        status switch
        {
            PresenceStatus.Online => texts["En ligne"],
            PresenceStatus.Busy => texts["En communication"],
            PresenceStatus.Away => texts["Absent"],
            _ => texts["Hors ligne"],
        };

    /// <summary>The status as scripts and styles know it, in <c>data-status</c>.</summary>
    public static string StatusId(PresenceStatus status) => status.ToString().ToLowerInvariant();

    public string Category(AccountCategory category) =>
        category switch
        {
            AccountCategory.JobSeeker => texts["En recherche d’emploi"],
            AccountCategory.Freelance => texts["À son compte"],
            AccountCategory.Company => texts["Entreprise"],
            AccountCategory.Administration => texts["Administration"],
            AccountCategory.Association => texts["Association"],
            _ => "",
        };

    /// <summary>Name of the icon that stands for the category.</summary>
    public static string CategoryIcon(AccountCategory category) =>
        category switch
        {
            AccountCategory.JobSeeker => "graduation-cap",
            AccountCategory.Company => "building-2",
            AccountCategory.Administration => "landmark",
            AccountCategory.Association => "heart-handshake",
            _ => "briefcase",
        };

    /// <summary>The price of a consultation; null when none is stated.</summary>
    public string? Price(int? cents)
    {
        if (cents is not { } price)
        {
            return null;
        }

        return price == 0 ? texts["Gratuit"] : Euros(price);
    }

    /// <summary>Language names for codes separated by spaces, e.g. <c>français, anglais</c>.</summary>
    public static string Languages(string codes) =>
        string.Join(", ", codes.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Language));

    public string Distance(double km)
    {
        var rounded = km < 10 ? Math.Round(km, 1) : Math.Round(km);
        return rounded < 1 ? texts["à moins de 1 km"] : texts["à {0} km", rounded.ToString("0.#", CultureInfo.CurrentCulture)];
    }

    private static string Euros(int cents)
    {
        var culture = CultureInfo.CurrentCulture;
        var amount = (cents / 100m).ToString(cents % 100 == 0 ? "#,0" : "#,0.00", culture);
        return culture.TwoLetterISOLanguageName == "fr" ? $"{amount}\u00a0€" : $"€{amount}";
    }

    private static string Language(string code)
    {
        try
        {
            return CultureInfo.GetCultureInfo(code, predefinedOnly: true).DisplayName;
        }
        catch (CultureNotFoundException)
        {
            return code;
        }
    }
}
