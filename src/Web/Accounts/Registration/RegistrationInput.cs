using Microsoft.Extensions.Localization;
using Visavis.Search.Places;
using Visavis.Search.Professions;
using Visavis.Web.Localization;

namespace Visavis.Web.Accounts.Registration;

/// <summary>The fields of the first-sign-in page as they were sent: any text, or none.</summary>
public sealed class RegistrationInput
{
    private const int LongestProfession = 160;
    private const int LongestCity = 100;

    public string? Category { get; set; }

    public string? Name { get; set; }

    public string? City { get; set; }

    public string? Profession { get; set; }

    public bool IsAdult { get; set; }

    public bool AcceptsTerms { get; set; }

    /// <summary>Reads the fields; each that cannot be used adds a text under its name, and then the answer is null.</summary>
    public RegistrationDetails? Read(IStringLocalizer<AccountTexts> texts, Action<string, string> addError)
    {
        var good = true;
        var category = ReadCategory();
        if (category is null)
        {
            Refuse(nameof(Category), texts["Choisissez ce que vous êtes sur Visavis."]);
        }

        var name = PersonalText.Clean(Name, PersonalText.LongestName + 1);
        if (!name.Any(char.IsLetterOrDigit))
        {
            Refuse(nameof(Name), texts["Indiquez votre nom, ou celui de votre organisation."]);
        }
        else if (name.Length > PersonalText.LongestName)
        {
            Refuse(nameof(Name), texts["Ce nom est trop long : {0} caractères au plus.", PersonalText.LongestName]);
        }

        var commune = ReadCommune();
        if (commune is null)
        {
            Refuse(
                nameof(City),
                string.IsNullOrWhiteSpace(City)
                    ? texts["Indiquez votre commune."]
                    : texts["Nous ne trouvons pas cette commune. Vérifiez l’orthographe ou donnez le code postal."]
            );
        }

        var listed = category?.IsListed() == true;
        var profession = listed ? PersonalText.Clean(Profession, LongestProfession + 1) : null;
        if (profession is not null && !profession.Any(char.IsLetter))
        {
            Refuse(nameof(Profession), texts["Indiquez votre métier ou votre activité."]);
        }
        else if (profession?.Length > LongestProfession)
        {
            Refuse(nameof(Profession), texts["Ce métier est trop long : {0} caractères au plus.", LongestProfession]);
        }

        if (listed && !IsAdult)
        {
            Refuse(nameof(IsAdult), texts["Il faut avoir 18 ans pour figurer dans l’annuaire."]);
        }

        if (!AcceptsTerms)
        {
            Refuse(nameof(AcceptsTerms), texts["Acceptez les conditions d’utilisation pour continuer."]);
        }

        return good
            ? new RegistrationDetails(
                category!.Value,
                name,
                commune!,
                profession,
                profession is null ? null : ProfessionCatalog.Rome.Find(profession)?.Code
            )
            : null;

        void Refuse(string field, string text)
        {
            good = false;
            addError(field, text);
        }
    }

    private AccountCategory? ReadCategory() =>
        Enum.GetValues<AccountCategory>().Where(category => category.ToString() == Category).Cast<AccountCategory?>().FirstOrDefault();

    private Commune? ReadCommune() =>
        City is { Length: <= LongestCity } ? Gazetteer.France.Find(Gazetteer.France.Resolve(City)?.CommuneCode) : null;
}
