using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Visavis.Web.Accounts;
using Visavis.Web.Accounts.Pages;
using Visavis.Web.Foundation.Localization;
using Visavis.Web.Professionals;
using Visavis.Web.Professionals.Editing;

namespace Visavis.Web.Professionals.Pages.Edit;

/// <summary>The Profile tab: everything one says about oneself, section by section.</summary>
public sealed class IndexModel(
    ProfileEditor editor,
    ServiceOfferEditor offers,
    FirstSteps steps,
    SignInManager<Accounts.Account> signIn,
    IStringLocalizer<ProfileEditorTexts> texts
) : ManagePageModel
{
    private const string ServicesSection = "services";
    private const string VisibilitySection = "visibility";

    /// <summary>Null for a visitor, who has no public profile.</summary>
    public Professional? Person { get; private set; }

    public IReadOnlyList<FirstStep> Steps { get; private set; } = [];

    public VisitorSection Visitor { get; private set; } = new();

    public IdentitySection Identity { get; private set; } = new();

    public PresentationSection Presentation { get; private set; } = new();

    public ConsultationSection Consultation { get; private set; } = new();

    public JobSearchSection JobSearch { get; private set; } = new();

    public IReadOnlyList<ServiceOffer> Offers { get; private set; } = [];

    /// <summary>Where services can take place, beside an address written by hand.</summary>
    public IReadOnlyList<ReceivingPlace> Places { get; private set; } = [];

    /// <summary>The service whose form was sent and could not be used.</summary>
    public ServiceOfferForm? SentOffer { get; private set; }

    /// <summary>The presentation as others would read it, when that was asked.</summary>
    public IHtmlContent? Preview { get; private set; }

    public bool OffersJobSearch => Person?.Category == AccountCategory.JobSeeker;

    /// <summary>Whether something in the section was refused.</summary>
    public bool IsRefused(string section) =>
        ModelState.Any(entry => entry.Value!.Errors.Count > 0 && entry.Key.StartsWith($"{section}.", StringComparison.Ordinal));

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => await ShowAsync(sent: null, cancellationToken);

    /// <summary>A form that names no section.</summary>
    public IActionResult OnPost() => LocalRedirect(Request.Path);

    public Task<IActionResult> OnPostVisitorAsync(VisitorSection input, CancellationToken cancellationToken) =>
        SaveAsync(Visitor = input, isListed: false, cancellationToken);

    public Task<IActionResult> OnPostIdentityAsync(IdentitySection input, CancellationToken cancellationToken) =>
        SaveAsync(Identity = input, isListed: true, cancellationToken);

    public Task<IActionResult> OnPostPresentationAsync(PresentationSection input, CancellationToken cancellationToken) =>
        SaveAsync(Presentation = input, isListed: true, cancellationToken);

    public Task<IActionResult> OnPostConsultationAsync(ConsultationSection input, CancellationToken cancellationToken) =>
        SaveAsync(Consultation = input, isListed: true, cancellationToken);

    public async Task<IActionResult> OnPostJobSearchAsync(JobSearchSection input, CancellationToken cancellationToken)
    {
        var profile = await editor.LoadAsync(AccountId, cancellationToken);
        return profile?.Listed?.Category == AccountCategory.JobSeeker
            ? await SaveAsync(JobSearch = input, isListed: true, cancellationToken)
            : NotFound();
    }

    /// <summary>Saves nothing: shows what was typed as others would read it.</summary>
    public async Task<IActionResult> OnPostPreviewAsync(PresentationSection input, CancellationToken cancellationToken)
    {
        ModelState.Clear();
        Presentation = input;
        var text = PresentationText.Clean(input.Text);
        Preview = Web.Professionals.Presentation.ToHtml(text[..Math.Min(text.Length, PresentationText.Longest)]);
        return await ShowAsync(input, cancellationToken);
    }

    public async Task<IActionResult> OnPostVisibilityAsync(bool hidden, CancellationToken cancellationToken) =>
        !await editor.SetHiddenAsync(AccountId, hidden, cancellationToken)
            ? NotFound()
            : Done(
                VisibilitySection,
                hidden
                    ? texts["Votre profil est masqué : plus personne ne le trouve, et vous êtes hors ligne."]
                    : texts["Votre profil est de nouveau visible dans l’annuaire."]
            );

    public async Task<IActionResult> OnPostAddServiceAsync(ServiceOfferForm input, CancellationToken cancellationToken)
    {
        input.Id = null;
        return await AfterOfferAsync(
            input,
            await offers.AddAsync(AccountId, input, Refuse(ServicesSection), cancellationToken),
            changed => texts["« {0} » est dans votre liste.", changed[0]],
            cancellationToken
        );
    }

    public async Task<IActionResult> OnPostEditServiceAsync(ServiceOfferForm input, CancellationToken cancellationToken) =>
        await AfterOfferAsync(
            input,
            await offers.EditAsync(AccountId, input, Refuse(ServicesSection), cancellationToken),
            confirmation: null,
            cancellationToken
        );

    public async Task<IActionResult> OnPostRemoveServiceAsync(Guid id, CancellationToken cancellationToken) =>
        await AfterOfferAsync(
            sent: null,
            await offers.RemoveAsync(AccountId, id, cancellationToken),
            changed => texts["« {0} » n’est plus dans votre liste.", changed[0]],
            cancellationToken
        );

    public async Task<IActionResult> OnPostMoveServiceAsync(Guid id, int by, CancellationToken cancellationToken) =>
        await AfterOfferAsync(
            sent: null,
            await offers.MoveAsync(AccountId, id, by, cancellationToken),
            changed => texts["« {0} » a changé de place.", changed[0]],
            cancellationToken
        );

    private async Task<IActionResult> SaveAsync(ProfileSection section, bool isListed, CancellationToken cancellationToken)
    {
        var refuse = Refuse(section.Id);
        if (User.IsProfessional() != isListed)
        {
            return NotFound();
        }

        var result = await editor.SaveAsync(AccountId, section, refuse, cancellationToken);
        if (result is { Outcome: SectionOutcome.Saved, Changed.Count: > 0 } && section is IdentitySection or VisitorSection)
        {
            // The session carries the name that the top of every page shows.
            var profile = await editor.LoadAsync(AccountId, cancellationToken);
            await signIn.RefreshSignInAsync(profile!.Account);
        }

        return result.Outcome switch
        {
            SectionOutcome.Saved => Saved(section.Id, Names(result.Changed)),
            SectionOutcome.Absent => NotFound(),
            SectionOutcome.ChangedElsewhere => Conflicting(section.Id, await ShowAsync(section, cancellationToken)),
            _ => await ShowAsync(section, cancellationToken),
        };
    }

    private async Task<IActionResult> AfterOfferAsync(
        ServiceOfferForm? sent,
        SectionResult result,
        Func<IReadOnlyList<string>, string>? confirmation,
        CancellationToken cancellationToken
    )
    {
        SentOffer = sent;
        return result.Outcome switch
        {
            SectionOutcome.Saved when confirmation is not null && result.Changed.Count > 0 => Done(
                ServicesSection,
                confirmation(result.Changed)
            ),
            SectionOutcome.Saved => Saved(ServicesSection, Names(result.Changed)),
            SectionOutcome.Absent => NotFound(),
            SectionOutcome.ChangedElsewhere => Conflicting(ServicesSection, await ShowAsync(sent: null, cancellationToken)),
            _ => await ShowAsync(sent: null, cancellationToken),
        };
    }

    /// <summary>The page with what is stored, except the section that was just sent.</summary>
    private async Task<IActionResult> ShowAsync(ProfileSection? sent, CancellationToken cancellationToken)
    {
        if (await editor.LoadAsync(AccountId, cancellationToken) is not { } profile)
        {
            return NotFound();
        }

        Person = profile.Listed;
        ProfileSection[] sections = Person is null ? [Visitor] : [Identity, Presentation, Consultation, JobSearch];
        foreach (var section in sections.Where(section => section != sent))
        {
            section.Show(profile);
        }

        Offers = Person is null ? [] : await offers.ListAsync(AccountId, cancellationToken);
        Places = Person is null ? [] : await offers.PlacesAsync(AccountId, cancellationToken);
        Steps = Person is null ? [] : await steps.OfAsync(Person, cancellationToken);
        return Page();
    }

    private IActionResult Conflicting(string section, IActionResult shown) => shown is PageResult ? Conflict(section) : shown;

    private List<string> Names(IEnumerable<string> fields) => [.. fields.Select(field => texts[field].Value)];

    /// <summary>Whatever the binder made of odd fields, the sentences next to them are ours.</summary>
    private Action<string, string> Refuse(string section)
    {
        ModelState.Clear();
        return (field, sentence) => ModelState.AddModelError($"{section}.{field}", sentence);
    }
}
