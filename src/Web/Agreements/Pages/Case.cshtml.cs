using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Visavis.Web.Accounts.Pages;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Forms;
using Visavis.Web.Foundation.Localization;
using Visavis.Web.Messages;
using Visavis.Web.Organisations.ClientFiles;
using Visavis.Web.Professionals;

namespace Visavis.Web.Agreements.Pages;

/// <summary>One case, as its client or a planner of the organisation sees it.</summary>
public sealed class CaseModel(
    CaseReader reader,
    CaseDesk desk,
    VisavisDbContext db,
    TimeProvider time,
    IStringLocalizer<AgreementTexts> texts
) : ManagePageModel
{
    private const int MostMonths = 24;

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public string? Hash { get; set; }

    [BindProperty]
    public string? Text { get; set; }

    [BindProperty]
    public IList<Guid> Chosen { get; set; } = [];

    [BindProperty]
    public string? StartsOn { get; set; }

    [BindProperty]
    public string? NoHireMonths { get; set; }

    public CaseView View { get; private set; } = null!;

    public IReadOnlyList<Professional> People { get; private set; } = [];

    public IReadOnlyList<NamedContact> Contacts { get; private set; } = [];

    public IReadOnlyList<(string Reference, string Name, string Event)> Visits { get; private set; } = [];

    public DateTimeOffset Now => time.GetUtcNow();

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
        {
            return NotFound();
        }

        var latest = View.Latest;
        Text =
            latest?.Text
            ?? string.Join(
                "\n\n",
                texts["Prestations, jours et horaires :"],
                texts["Prix :"],
                texts[
                    "Remplacement en cas d’absence : une personne informée de vos besoins vous est proposée ; vous acceptez ou reportez."
                ],
                texts["Fin de l’entente : à tout moment, avec un préavis de huit jours."]
            );
        Chosen = [.. latest?.ProfessionalIds ?? []];
        StartsOn = latest is null ? null : WrittenDate.Of(latest.StartsOn);
        NoHireMonths ??= "0";
        return Page();
    }

    /// <summary>A form that names nothing to do.</summary>
    public IActionResult OnPost() => LocalRedirect($"/agreements/{Id}");

    public async Task<IActionResult> OnPostProposeAsync(CancellationToken cancellationToken)
    {
        ModelState.Clear();
        if (!await LoadAsync(cancellationToken) || !View.IsPlanner)
        {
            return NotFound();
        }

        return Read() is { } proposal
            ? await ShowAsync(
                "agreement",
                await desk.ProposeAsync(AccountId, Id, proposal, cancellationToken),
                texts["La version est proposée, et le client est prévenu."],
                cancellationToken
            )
            : Page();
    }

    public async Task<IActionResult> OnPostAcceptAsync(CancellationToken cancellationToken) =>
        await ShowAsync(
            "agreement",
            await desk.AcceptAsync(AccountId, Id, Hash, cancellationToken),
            texts["L’entente est acceptée. Réservez maintenant la première prestation."],
            cancellationToken
        );

    public async Task<IActionResult> OnPostCloseAsync(CancellationToken cancellationToken) =>
        await ShowAsync("case", await desk.CloseAsync(AccountId, Id, cancellationToken), texts["La demande est close."], cancellationToken);

    private Proposal? Read()
    {
        var text = MessageText.Clean(Text);
        if (!MessageText.IsWritten(text) || text.Length > AgreementVersion.LongestText)
        {
            ModelState.AddModelError("Text", texts["Écrivez le texte, en {0} lettres au plus.", AgreementVersion.LongestText]);
        }

        if (Chosen.Count == 0 || !Chosen.All(id => People.Any(p => p.Id == id)))
        {
            ModelState.AddModelError("People", texts["Choisissez au moins une personne de l’organisation."]);
        }

        var today = DateOnly.FromDateTime(Now.UtcDateTime);
        var startsOn = WrittenDate.Read(StartsOn);
        if (startsOn is null || startsOn < today || startsOn > today.AddYears(1))
        {
            ModelState.AddModelError("StartsOn", texts["Indiquez une date à venir, d’ici un an."]);
        }

        var months = WrittenNumber.Read(NoHireMonths, 0, MostMonths);
        if (months is null)
        {
            ModelState.AddModelError("NoHireMonths", texts["De 0 à {0} mois.", MostMonths]);
        }

        return ModelState.IsValid
            ? new Proposal(text, [.. Chosen.Distinct()], startsOn!.Value, months > 0 ? startsOn.Value.AddMonths(months.Value) : null)
            : null;
    }

    private async Task<IActionResult> ShowAsync(string section, CaseAnswer answer, string sentence, CancellationToken cancellationToken)
    {
        if (answer == CaseAnswer.Absent)
        {
            return NotFound();
        }

        if (answer == CaseAnswer.Done)
        {
            (NoticeSection, NoticeText) = (section, sentence);
            return LocalRedirect($"/agreements/{Id}#{section}");
        }

        db.ChangeTracker.Clear();
        ModelState.AddModelError(
            "case",
            texts["Une nouvelle version est arrivée entre-temps, ou la demande est close. Relisez avant d’accepter."]
        );
        return await LoadAsync(cancellationToken) ? Page() : NotFound();
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        if (await reader.FindAsync(AccountId, Id, cancellationToken) is not { } view)
        {
            return false;
        }

        View = view;
        var organisation = view.Case.OrganisationId;
        People = await reader.PeopleAsync(organisation, cancellationToken);
        if (!view.IsPlanner)
        {
            Visits = await reader.VisitsAsync(organisation, cancellationToken);
            var file = await reader.FileAsync(view.Case, cancellationToken);
            Contacts = file is null ? [] : await NamedContact.OfAsync(db, file, cancellationToken);
        }

        return true;
    }
}
