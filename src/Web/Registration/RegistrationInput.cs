using Microsoft.Extensions.Localization;
using Visavis.Search.Places;
using Visavis.Search.Professions;
using Visavis.Web.Accounts;
using Visavis.Web.Foundation.Localization;
using Visavis.Web.Organisations;

namespace Visavis.Web.Registration;

/// <summary>The fields of the first-sign-in page as they were sent: any text, or none. Those of another category are passed by.</summary>
public sealed class RegistrationInput
{
    private const int LongestCity = 100;

    public string? Category { get; set; }

    public string? Name { get; set; }

    public string? City { get; set; }

    /// <summary>Code of the commune chosen among several of the name.</summary>
    public string? CityChoice { get; set; }

    public string? Profession { get; set; }

    public AddressInput Address { get; set; } = new();

    public JobSearchInput Search { get; set; } = new();

    /// <summary>Names of the standard services that are ticked.</summary>
    public IList<string> Services { get; set; } = [];

    /// <summary>One more service, in the organisation's own words.</summary>
    public string? OwnService { get; set; }

    public bool IsAdult { get; set; }

    public bool AcceptsTerms { get; set; }

    /// <summary>Reads the fields; each that cannot be used adds a text under its name, and then the answer is null.</summary>
    /// <param name="invitation">For somebody who joins an organisation: its category is theirs, and they open none of their own.</param>
    public RegistrationDetails? Read(
        DateOnly today,
        InvitationView? invitation,
        IStringLocalizer<AccountTexts> texts,
        Action<string, string> addError
    )
    {
        var errors = 0;
        var category = invitation?.Category ?? ReadCategory();
        if (category is null)
        {
            Refuse(nameof(Category), texts["Choisissez ce que vous êtes sur Visavis."]);
        }

        var name = ReadName(texts, Refuse);
        var communes = ReadCommunes(category);
        var commune = communes is [var meant] ? meant : null;
        if (commune is null)
        {
            Refuse(
                nameof(City),
                string.IsNullOrWhiteSpace(City) ? texts["Indiquez votre commune."]
                    : communes.Count > 1 ? texts["Plusieurs communes portent ce nom : choisissez la vôtre ci-dessous."]
                    : texts["Nous ne trouvons pas cette commune. Vérifiez l’orthographe ou donnez le code postal."]
            );
        }

        var listed = category?.IsListed() == true;
        var profession = listed ? ProfessionInput.Read(Profession, texts, text => Refuse(nameof(Profession), text)) : null;
        var address =
            category == AccountCategory.Visitor && commune is not null
                ? Address.Read(commune, City, texts, (field, text) => Refuse($"{nameof(Address)}.{field}", text))
                : null;
        var search =
            category == AccountCategory.JobSeeker
                ? Search.Read(today, texts, (field, text) => Refuse($"{nameof(Search)}.{field}", text))
                : null;
        var services = category?.IsOrganisation() == true && invitation is null ? ReadServices(texts, Refuse) : null;
        if (listed && !IsAdult)
        {
            Refuse(nameof(IsAdult), texts["Il faut avoir 18 ans pour figurer dans l’annuaire."]);
        }

        if (!AcceptsTerms)
        {
            Refuse(nameof(AcceptsTerms), texts["Acceptez les conditions d’utilisation pour continuer."]);
        }

        return errors == 0
            ? new RegistrationDetails(category!.Value, name, commune!, profession, ProfessionInput.CodeOf(profession))
            {
                Address = address,
                Search = search,
                Services = services,
                InvitationHash = invitation?.SecretHash,
            }
            : null;

        void Refuse(string field, string text)
        {
            errors++;
            addError(field, text);
        }
    }

    private string ReadName(IStringLocalizer<AccountTexts> texts, Action<string, string> refuse)
    {
        var name = PersonalText.Clean(Name, PersonalText.LongestName + 1);
        if (!name.Any(char.IsLetterOrDigit))
        {
            refuse(nameof(Name), texts["Indiquez votre nom, ou celui de votre organisation."]);
        }
        else if (name.Length > PersonalText.LongestName)
        {
            refuse(nameof(Name), texts["Ce nom est trop long : {0} caractères au plus.", PersonalText.LongestName]);
        }
        else if (NameRules.Misleads(name))
        {
            refuse(nameof(Name), texts[NameRules.Refusal]);
        }

        return name;
    }

    private List<ServiceDetails> ReadServices(IStringLocalizer<AccountTexts> texts, Action<string, string> refuse)
    {
        var services = OrganisationWords
            .StandardServices.Where(kind => Services.Contains(kind.ToString()))
            .Select(kind => new ServiceDetails(kind))
            .ToList();
        var own = PersonalText.Clean(OwnService, OrganisationService.LongestName + 1);
        if (own.Length > OrganisationService.LongestName)
        {
            refuse(nameof(OwnService), texts["Ce nom est trop long : {0} caractères au plus.", OrganisationService.LongestName]);
        }
        else if (own.Any(char.IsLetterOrDigit))
        {
            services.Add(new ServiceDetails(ServiceKind.Own, own));
        }

        return services;
    }

    private AccountCategory? ReadCategory() =>
        Enum.GetValues<AccountCategory>().Where(category => category.ToString() == Category).Cast<AccountCategory?>().FirstOrDefault();

    private IReadOnlyList<Commune> ReadCommunes(AccountCategory? category)
    {
        var isVisitor = category == AccountCategory.Visitor;
        var meant = City is { Length: <= LongestCity }
            ? Gazetteer.France.CommunesMeant(City, CityChoice, isVisitor ? Address.PlainCode : null)
            : [];
        return isVisitor && meant is [var named] && Address.Narrow(named, City) is { } narrowed ? [narrowed] : meant;
    }
}
