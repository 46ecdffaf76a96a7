using Microsoft.Extensions.Localization;
using Visavis.Search.Professions;
using Visavis.Web.Accounts;
using Visavis.Web.Foundation.Localization;

namespace Visavis.Web.Registration;

/// <summary>A profession, trade sought, activity or function, in the person's own words.</summary>
public static class ProfessionInput
{
    private const int Longest = 160;

    /// <returns>Null when it cannot be used; then <paramref name="refuse"/> was told why.</returns>
    public static string? Read(string? sent, IStringLocalizer<AccountTexts> texts, Action<string> refuse)
    {
        var profession = PersonalText.Clean(sent, Longest + 1);
        if (!profession.Any(char.IsLetter))
        {
            refuse(texts["Indiquez votre métier ou votre activité."]);
            return null;
        }

        if (profession.Length > Longest)
        {
            refuse(texts["Ce métier est trop long : {0} caractères au plus.", Longest]);
            return null;
        }

        if (NameRules.LeadsAway(profession))
        {
            refuse(texts["Un métier ou une prestation s’écrit sans adresse de site, et chaque mot dans un seul alphabet."]);
            return null;
        }

        return profession;
    }

    /// <summary>The title of the nomenclature that the words are, if they are one.</summary>
    public static int? CodeOf(string? profession) => profession is null ? null : ProfessionCatalog.Rome.Find(profession)?.Code;
}
