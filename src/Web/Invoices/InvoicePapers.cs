using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Invoices;

/// <summary>Seals and opens what was issued. A PDF whose hash is another one is not handed out.</summary>
public sealed class InvoicePapers(VisavisDbContext db, IDataProtectionProvider protection)
{
    private readonly IDataProtector protector = protection.CreateProtector("Visavis.Invoices");

    public static string HashOf(byte[] pdf) => Convert.ToHexStringLower(SHA256.HashData(pdf));

    /// <summary>
    /// Has the site's keys at hand. A key that is made or renewed is written over another connection, which on SQLite would wait for the very
    /// transaction that wants it: this comes before one begins.
    /// </summary>
    public void Prepare() => protector.Protect([]);

    public InvoicePaper Seal(Guid invoiceId, InvoiceDocument document, byte[] pdf) =>
        new()
        {
            InvoiceId = invoiceId,
            SealedDocument = protector.Protect(document.ToJson()),
            SealedPdf = protector.Protect(pdf),
        };

    public async Task<InvoiceDocument> DocumentAsync(Guid invoiceId, CancellationToken cancellationToken) =>
        InvoiceDocument.FromJson(
            protector.Unprotect(
                await db.Set<InvoicePaper>()
                    .Where(p => p.InvoiceId == invoiceId)
                    .Select(p => p.SealedDocument)
                    .SingleAsync(cancellationToken)
            )
        );

    public async Task<byte[]> PdfAsync(Invoice invoice, CancellationToken cancellationToken)
    {
        var sealedPdf = await db.Set<InvoicePaper>()
            .Where(p => p.InvoiceId == invoice.Id)
            .Select(p => p.SealedPdf)
            .SingleAsync(cancellationToken);
        var pdf = protector.Unprotect(sealedPdf);
        return HashOf(pdf) == invoice.PdfHash
            ? pdf
            : throw new InvalidDataException($"The PDF of {invoice.Number} is not the one that was issued.");
    }
}
