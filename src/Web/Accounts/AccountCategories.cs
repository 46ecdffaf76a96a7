using Microsoft.Extensions.Localization;
using Visavis.Web.Foundation.Localization;

namespace Visavis.Web.Accounts;

/// <summary>What the categories mean, and how pages name them.</summary>
public static class AccountCategories
{
    /// <summary>Everyone but a visitor has a profile in the directory and can be called.</summary>
    public static bool IsListed(this AccountCategory category) => category != AccountCategory.Visitor;

    /// <summary>For queries: those that group people, in services; their people bear the category too.</summary>
    public static readonly IReadOnlyList<AccountCategory> Organisations =
    [
        AccountCategory.Company,
        AccountCategory.Administration,
        AccountCategory.Association,
    ];

    public static bool IsOrganisation(this AccountCategory category) => Organisations.Contains(category);

    public static string Name(this AccountCategory category, IStringLocalizer<AccountTexts> texts) =>
        category switch
        {
            AccountCategory.Visitor => texts["Visiteur"],
            AccountCategory.JobSeeker => texts["Demandeur d’emploi"],
            AccountCategory.Freelance => texts["Indépendant"],
            AccountCategory.Company => texts["Entreprise"],
            AccountCategory.Administration => texts["Administration"],
            AccountCategory.Association => texts["Association"],
            _ => throw new ArgumentOutOfRangeException(nameof(category)),
        };

    public static string Meaning(this AccountCategory category, IStringLocalizer<AccountTexts> texts) =>
        category switch
        {
            AccountCategory.Visitor => texts["Je cherche un professionnel. Je n’apparais pas dans l’annuaire."],
            AccountCategory.JobSeeker => texts["Je réponds aux recruteurs en entretien vidéo."],
            AccountCategory.Freelance => texts["J’exerce seul, à mon compte."],
            AccountCategory.Company => texts["Nous sommes une entreprise, avec ou sans salariés."],
            AccountCategory.Administration => texts["Nous sommes un service public."],
            AccountCategory.Association => texts["Nous sommes une association."],
            _ => throw new ArgumentOutOfRangeException(nameof(category)),
        };
}
