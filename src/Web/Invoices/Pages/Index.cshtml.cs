using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Visavis.Web.Accounts;
using Visavis.Web.Accounts.Pages;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Localization;

namespace Visavis.Web.Invoices.Pages;

/// <summary>Invoices a client received, and what stands on the next ones.</summary>
public sealed class IndexModel(VisavisDbContext db, InvoiceTables tables, IStringLocalizer<InvoiceTexts> texts) : ManagePageModel
{
    [BindProperty(SupportsGet = true, Name = "part")]
    public int Part { get; set; } = 1;

    public InvoiceTable Table { get; private set; } = null!;

    public BillingDetails Details { get; private set; } = new();

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(
        int means,
        string? company,
        string? siren,
        string? vat,
        CancellationToken cancellationToken
    )
    {
        ModelState.Clear();
        var details = await db.Set<BillingDetails>().SingleOrDefaultAsync(d => d.AccountId == AccountId, cancellationToken);
        if (details is null)
        {
            details = new BillingDetails { AccountId = AccountId };
            db.Add(details);
        }

        details.Means = Enum.IsDefined((PaymentMeans)means) ? (PaymentMeans)means : PaymentMeans.Transfer;
        details.CompanyName = PersonalText.Clean(company, InvoiceIssuer.LongestName);
        if (NameRules.Misleads(details.CompanyName))
        {
            ModelState.AddModelError("company", texts[NameRules.Refusal]);
        }

        (details.Siren, details.VatNumber) = (BillingNumbers.Clean(siren), BillingNumbers.Clean(vat));
        if (details.Siren.Length > 0 && !BillingNumbers.IsSiren(details.Siren))
        {
            ModelState.AddModelError("siren", texts["Un SIREN a neuf chiffres. Vérifiez-le."]);
        }

        if (details.VatNumber.Length > 0 && !BillingNumbers.IsVatNumber(details.VatNumber))
        {
            ModelState.AddModelError("vat", texts["Un numéro de TVA commence par les deux lettres du pays, par exemple FR12345678901."]);
        }

        if (details.CompanyName.Length == 0 && details.Siren.Length + details.VatNumber.Length > 0)
        {
            ModelState.AddModelError("company", texts["Indiquez aussi le nom de l’entreprise."]);
        }

        if (ModelState.IsValid)
        {
            await db.SaveChangesAsync(cancellationToken);
            return Done("details", texts["Enregistré. Vos prochaines factures le diront ; celles qui sont émises ne changent plus."]);
        }

        await LoadAsync(cancellationToken);
        Details = details;
        return Page();
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        Table = await tables.ReceivedAsync(AccountId, Part, cancellationToken);
        Details =
            await db.Set<BillingDetails>().AsNoTracking().SingleOrDefaultAsync(d => d.AccountId == AccountId, cancellationToken) ?? new();
    }
}
