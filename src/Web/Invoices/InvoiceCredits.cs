using Microsoft.EntityFrameworkCore;
using Visavis.Ledger;
using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Invoices;

/// <summary>A line of an invoice, and what can still be taken back of it.</summary>
public sealed record CreditLine(InvoiceDocumentLine Line, CreditableLine Left);

/// <summary>What credit notes have taken back of an invoice so far, read from the stored papers.</summary>
public sealed class InvoiceCredits(VisavisDbContext db, InvoicePapers papers)
{
    public async Task<IReadOnlyList<Invoice>> OfAsync(Guid invoiceId, CancellationToken cancellationToken) =>
        await db.Set<Invoice>()
            .AsNoTracking()
            .Where(i => i.CorrectsId == invoiceId)
            .OrderBy(i => i.IssuedAt)
            .ThenBy(i => i.Sequence)
            .ToListAsync(cancellationToken);

    public async Task<(InvoiceDocument Document, IReadOnlyList<CreditLine> Lines, IReadOnlyList<TaxGroup> TaxesLeft)> LeftAsync(
        Guid invoiceId,
        CancellationToken cancellationToken
    )
    {
        var document = await papers.DocumentAsync(invoiceId, cancellationToken);
        var before = new List<InvoiceDocument>();
        foreach (var credit in await OfAsync(invoiceId, cancellationToken))
        {
            before.Add(await papers.DocumentAsync(credit.Id, cancellationToken));
        }

        // Amounts of credit notes are below zero: adding them takes away.
        var lines = document
            .Lines.Select(line =>
            {
                var taken = before.SelectMany(credit => credit.Lines).Where(other => other.Code == line.Code).ToList();
                return new CreditLine(
                    line,
                    new CreditableLine(
                        new Money(line.GrossCents),
                        new Money(line.NetCents),
                        line.Nature,
                        line.BasisPoints,
                        new Money(-taken.Sum(other => other.GrossCents)),
                        new Money(-taken.Sum(other => other.NetCents))
                    )
                );
            })
            .ToList();
        var taxes = document
            .Taxes.Select(tax =>
            {
                var taken = before
                    .SelectMany(credit => credit.Taxes)
                    .Where(other => (other.Nature, other.BasisPoints) == (tax.Nature, tax.BasisPoints))
                    .ToList();
                return new TaxGroup(
                    tax.Nature,
                    tax.BasisPoints,
                    new Money(tax.NetCents + taken.Sum(other => other.NetCents)),
                    new Money(tax.TaxCents + taken.Sum(other => other.TaxCents))
                );
            })
            .ToList();
        return (document, lines, taxes);
    }

    /// <summary>
    /// The words of a credit note for a part: the amounts by the number of the sheet; null when they cannot be taken back.
    /// </summary>
    /// <param name="cents">Null takes back all that is left.</param>
    public async Task<InvoiceDocument?> WriteAsync(
        Guid invoiceId,
        IReadOnlyDictionary<string, int>? cents,
        string number,
        DateOnly day,
        string reason,
        CancellationToken cancellationToken
    )
    {
        var (document, lines, taxesLeft) = await LeftAsync(invoiceId, cancellationToken);
        if (cents?.Keys.Any(code => lines.All(line => line.Line.Code != code)) == true)
        {
            return null;
        }

        var isUntouched = lines.All(line => line.Left.GrossBefore == Money.Zero);
        if (cents is null && isUntouched)
        {
            return document.Mirrored(number, day, reason);
        }

        List<Money> grosses =
        [
            .. lines.Select(line => cents is null ? line.Left.GrossLeft : new Money(cents.GetValueOrDefault(line.Line.Code))),
        ];
        return PartialCredit.Of([.. lines.Select(line => line.Left)], taxesLeft, grosses) is { } credit
            ? document.InPart(number, day, reason, grosses, credit)
            : null;
    }
}
