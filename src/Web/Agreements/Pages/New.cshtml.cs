using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Visavis.Search;
using Visavis.Web.Accounts.Pages;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Localization;
using Visavis.Web.Messages;
using Visavis.Web.Organisations;
using Visavis.Web.Professionals;

namespace Visavis.Web.Agreements.Pages;

/// <summary>The first contact with an organisation.</summary>
public sealed class NewModel(CaseDesk desk, VisavisDbContext db, IStringLocalizer<AgreementTexts> texts) : ManagePageModel
{
    [BindProperty]
    public string? Needs { get; set; }

    [BindProperty]
    public bool AtHome { get; set; }

    [BindProperty]
    public bool IsUrgent { get; set; }

    public Professional Organisation { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string reference, CancellationToken cancellationToken) =>
        await LoadAsync(reference, cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string reference, CancellationToken cancellationToken)
    {
        ModelState.Clear();
        if (!await LoadAsync(reference, cancellationToken))
        {
            return NotFound();
        }

        var text = MessageText.Clean(Needs);
        if (!MessageText.IsWritten(text) || text.Length > ClientCase.LongestNeeds)
        {
            ModelState.AddModelError("Needs", texts["Décrivez vos besoins, en {0} lettres au plus.", ClientCase.LongestNeeds]);
            return Page();
        }

        var (answer, id) = await desk.AskAsync(AccountId, Organisation.Id, text, IsUrgent, AtHome, cancellationToken);
        if (answer == CaseAnswer.TooMany)
        {
            ModelState.AddModelError("needs", texts["Vous avez déjà {0} demandes ouvertes avec cette organisation.", ClientCase.MostOpen]);
            return Page();
        }

        if (answer != CaseAnswer.Done)
        {
            return NotFound();
        }

        (NoticeSection, NoticeText) = ("case", texts["C’est envoyé. Choisissez maintenant l’heure de la visite gratuite."]);
        return LocalRedirect($"/agreements/{id}");
    }

    private async Task<bool> LoadAsync(string reference, CancellationToken cancellationToken)
    {
        var (code, account) = (ReferenceCode.Parse(reference), AccountId);
        var organisations = RunningOrganisations.In(db);
        var page = await db
            .Professionals.AsNoTracking()
            .Where(p => p.ReferenceCode == code && !p.IsHidden && p.Id != account && organisations.Any(o => o.Id == p.Id))
            .Where(p => !db.Memberships.Any(m => m.OrganisationId == p.Id && m.AccountId == account && m.LeftAt == null))
            .SingleOrDefaultAsync(cancellationToken);
        Organisation = page!;
        return page is not null;
    }
}
