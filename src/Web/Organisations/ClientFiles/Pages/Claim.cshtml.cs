using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Visavis.Web.Accounts.Pages;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Localization;

namespace Visavis.Web.Organisations.ClientFiles.Pages;

/// <summary>A client takes over the file that an organisation keeps about them.</summary>
public sealed class ClaimModel(ClientFileClaims claims, VisavisDbContext db, IStringLocalizer<OrganisationTexts> texts) : ManagePageModel
{
    [BindProperty]
    public string? Reference { get; set; }

    [BindProperty]
    public string? Code { get; set; }

    [BindProperty]
    public string? LastName { get; set; }

    public IReadOnlyList<(string Organisation, string Reference, IReadOnlyList<NamedContact> Contacts)> Mine { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken) => await ShowAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        ModelState.Clear();
        if (await claims.TakeOverAsync(AccountId, Reference, Code, cancellationToken) == ClaimAnswer.TakenOver)
        {
            return Done("claim", texts["Votre dossier est rattaché à ce compte."]);
        }

        ModelState.AddModelError(
            "claim",
            texts[
                "Cette référence et ce code ne vont pas ensemble, ou le code ne sert plus. Vérifiez-les, ou demandez une nouvelle lettre."
            ]
        );
        await ShowAsync(cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostAskAsync(CancellationToken cancellationToken)
    {
        await claims.AskAsync(AccountId, Reference, LastName, cancellationToken);
        return Done("ask", texts["Si un dossier porte cette référence et ce nom, votre contact a été prévenu. Il vous répondra."]);
    }

    private async Task ShowAsync(CancellationToken cancellationToken)
    {
        await claims.AttachByAddressAsync(AccountId, cancellationToken);
        var accountId = AccountId;
        var files = await db.Set<ClientFile>()
            .AsNoTracking()
            .Include(f => f.Contacts)
            .Where(f => f.AccountId == accountId && f.JoinedToId == null)
            .ToListAsync(cancellationToken);
        var mine = new List<(string, string, IReadOnlyList<NamedContact>)>();
        foreach (var file in files)
        {
            var name = await db
                .Professionals.Where(p => p.Id == file.OrganisationId)
                .Select(p => p.DisplayName)
                .SingleAsync(cancellationToken);
            mine.Add((name, file.Reference, await NamedContact.OfAsync(db, file, cancellationToken)));
        }

        Mine = mine;
    }
}
