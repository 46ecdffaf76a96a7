using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Visavis.Ledger;
using Visavis.Web.Contacts;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Localization;

namespace Visavis.Web.Invoices.Pages;

/// <summary>In whose name, under which numbers and by which tax rule invoices are issued, and the agreement to it.</summary>
public sealed class MandateModel(VisavisDbContext db, InvoiceAccess access, IStringLocalizer<InvoiceTexts> texts, TimeProvider time)
    : IssuerPageModel(db, access)
{
    public static IReadOnlyList<TaxNature> Natures { get; } = [TaxNature.SmallBusiness, TaxNature.Standard, TaxNature.Exempt];

    public IssuerForm Form { get; private set; } = new();

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await FindIssuerAsync(cancellationToken))
        {
            return NotFound();
        }

        Form = Row is null ? await FirstAsync(cancellationToken) : IssuerForm.Of(Row);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(IssuerForm form, CancellationToken cancellationToken)
    {
        if (!await FindIssuerAsync(cancellationToken))
        {
            return NotFound();
        }

        ModelState.Clear();
        Form = form;
        var row = await Db.Set<InvoiceIssuer>().SingleOrDefaultAsync(i => i.AccountId == Issuer.Id, cancellationToken);
        if (row is null)
        {
            row = new InvoiceIssuer { AccountId = Issuer.Id, LegalName = "" };
            Db.Add(row);
        }

        form.WriteTo(row, texts, ModelState.AddModelError);
        if (!row.MayIssue && form.Accepts)
        {
            (row.MandateText, row.MandateAcceptedAt, row.MandateAcceptedById, row.MandateEndedAt) = (
                InvoiceMandate.Hash,
                time.GetUtcNow(),
                AccountId,
                null
            );
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        row.Version++;
        try
        {
            await Db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException)
        {
            return Conflict("issuer");
        }

        return DoneHere(
            "issuer",
            row.MayIssue
                ? texts["Enregistré. Vos prochaines factures le diront ; celles qui sont émises ne changent plus."]
                : texts["Enregistré. Rien n’est émis tant que vous n’acceptez pas le mandat."]
        );
    }

    public async Task<IActionResult> OnPostEndAsync(CancellationToken cancellationToken)
    {
        if (!await FindIssuerAsync(cancellationToken))
        {
            return NotFound();
        }

        await Db.Set<InvoiceIssuer>()
            .Where(i => i.AccountId == Issuer.Id && i.MandateEndedAt == null)
            .ExecuteUpdateAsync(
                set => set.SetProperty(i => i.MandateEndedAt, time.GetUtcNow()).SetProperty(i => i.Version, i => i.Version + 1),
                cancellationToken
            );
        return DoneHere("mandate", texts["Le mandat a pris fin : plus rien n’est émis en votre nom. Les factures émises restent."]);
    }

    /// <summary>What is known already, so that nothing is typed twice.</summary>
    private async Task<IssuerForm> FirstAsync(CancellationToken cancellationToken)
    {
        var contact = await Db.Set<ContactDetails>().AsNoTracking().SingleOrDefaultAsync(c => c.AccountId == Issuer.Id, cancellationToken);
        return new IssuerForm
        {
            LegalName = contact?.FullName ?? Issuer.Name,
            AddressLine = contact?.AddressLine,
            PostalCode = contact?.PostalCode,
            City = contact?.City,
        };
    }
}
