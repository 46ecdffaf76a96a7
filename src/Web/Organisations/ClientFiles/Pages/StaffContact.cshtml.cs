using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Visavis.Web.Accounts.Email;
using Visavis.Web.Contacts;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Localization;

namespace Visavis.Web.Organisations.ClientFiles.Pages;

/// <summary>How a member is reached at work by the clients whose named contact they are.</summary>
public sealed class StaffContactModel(
    OrganisationReader reader,
    VisavisDbContext db,
    EmailSentences emails,
    IStringLocalizer<ContactTexts> contactTexts,
    IStringLocalizer<OrganisationTexts> texts
) : ClientsPageModel(reader)
{
    [BindProperty]
    public PublicContactInput Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
        {
            return NotFound();
        }

        var row = await FindAsync(cancellationToken);
        Input = new PublicContactInput { Telephone = row?.Telephone is { } number ? PhoneNumber.Show(number) : null, Email = row?.Email };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        ModelState.Clear();
        if (!await LoadAsync(cancellationToken))
        {
            return NotFound();
        }

        var telephone = PhoneNumber.Read(Input.Telephone);
        if (telephone is null && !string.IsNullOrWhiteSpace(Input.Telephone))
        {
            ModelState.AddModelError("Input.Telephone", contactTexts["Ce numéro de téléphone n’existe pas."]);
        }

        var email = EmailAddress.TryClean(Input.Email, out var clean) ? clean : null;
        if (email is null && !string.IsNullOrWhiteSpace(Input.Email))
        {
            ModelState.AddModelError("Input.Email", emails.Problem(Input.Email));
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        if (await FindAsync(cancellationToken) is not { } row)
        {
            row = new StaffContact { OrganisationId = Overview.Id, AccountId = AccountId };
            db.Add(row);
        }

        (row.Telephone, row.Email) = (telephone, email);
        await db.SaveChangesAsync(cancellationToken);
        (NoticeSection, NoticeText) = ("staff", texts["Votre contact est enregistré."]);
        return LocalRedirect(Here("/organisation/staff-contact"));
    }

    private Task<StaffContact?> FindAsync(CancellationToken cancellationToken)
    {
        var (organisation, account) = (Overview.Id, AccountId);
        return db.Set<StaffContact>()
            .SingleOrDefaultAsync(c => c.OrganisationId == organisation && c.AccountId == account, cancellationToken);
    }
}
