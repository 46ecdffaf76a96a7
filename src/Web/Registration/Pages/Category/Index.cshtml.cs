using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Visavis.Web.Accounts;
using Visavis.Web.Accounts.Pages;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Localization;
using Visavis.Web.Organisations.ClientFiles;

namespace Visavis.Web.Registration.Pages.Category;

/// <summary>Lets a member become another kind of member, and back.</summary>
public sealed class IndexModel(
    VisavisDbContext db,
    CategoryChange change,
    SignInManager<Account> signIn,
    IStringLocalizer<AccountTexts> texts,
    IStringLocalizer<SiteTexts> site
) : ManagePageModel
{
    [BindProperty]
    public string? Category { get; set; }

    [BindProperty]
    public string? Profession { get; set; }

    [BindProperty]
    public bool IsAdult { get; set; }

    public AccountCategory Now { get; private set; }

    /// <summary>Whether a profile is there already, shown or not.</summary>
    public bool HasProfile { get; private set; }

    public bool IsAdultKnown { get; private set; }

    /// <summary>People of the organisation must leave it first.</summary>
    public bool HasMembers { get; private set; }

    /// <summary>Files of clients, which stay whatever one becomes.</summary>
    public bool HasClients { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        Category = Now.ToString();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        ModelState.Clear();
        await LoadAsync(cancellationToken);
        if (Read() is not var (wanted, profession))
        {
            return Page();
        }

        var language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
        var outcome = await change.ApplyAsync(AccountId, wanted, profession, language, cancellationToken);
        if (outcome == CategoryChange.Outcome.HasMembers)
        {
            HasMembers = true;
            ModelState.AddModelError(
                nameof(Category),
                site["Votre organisation a encore des membres. Retirez-les d’abord, dans l’onglet Organisation."]
            );
            return Page();
        }

        await signIn.RefreshSignInAsync(await db.Users.SingleAsync(a => a.Id == AccountId, cancellationToken));
        return LocalRedirect(wanted.IsListed() ? "/account/profile#steps" : "/account/profile");
    }

    private (AccountCategory Wanted, string? Profession)? Read()
    {
        if (!Enum.GetValues<AccountCategory>().Where(c => c.ToString() == Category).Cast<AccountCategory?>().Any())
        {
            ModelState.AddModelError(nameof(Category), texts["Choisissez ce que vous êtes sur Visavis."]);
            return null;
        }

        var wanted = Enum.Parse<AccountCategory>(Category!);
        if (!wanted.IsListed())
        {
            return (wanted, null);
        }

        var profession = HasProfile
            ? null
            : ProfessionInput.Read(Profession, texts, sentence => ModelState.AddModelError(nameof(Profession), sentence));
        if (!IsAdultKnown && !IsAdult)
        {
            ModelState.AddModelError(nameof(IsAdult), texts["Il faut avoir 18 ans pour figurer dans l’annuaire."]);
        }

        return ModelState.IsValid ? (wanted, profession) : null;
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        var id = AccountId;
        var account = await db.Users.AsNoTracking().SingleAsync(a => a.Id == id, cancellationToken);
        (Now, IsAdultKnown) = (account.Category, account.AdultConfirmedAt is not null);
        HasClients = await db.Set<ClientFile>().AnyAsync(f => f.OrganisationId == id, cancellationToken);
        HasProfile = await db.Professionals.AnyAsync(p => p.Id == id, cancellationToken);
    }
}
