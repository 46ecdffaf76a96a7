using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Letters;

namespace Visavis.Web.Invoices;

/// <summary>The invoice or credit note itself goes into the envelope of the letter that tells of it: the very PDF that was issued.</summary>
public sealed partial class InvoiceEnclosure(VisavisDbContext db, InvoicePapers papers, ILogger<InvoiceEnclosure> logger) : ILetterEnclosure
{
    public bool IsFor(string subjectKey) => InvoiceKinds.InvoiceOf(subjectKey) is not null;

    public async Task<byte[]?> PdfAsync(string subjectKey, CancellationToken cancellationToken)
    {
        var id = InvoiceKinds.InvoiceOf(subjectKey);
        if (await db.Set<Invoice>().AsNoTracking().SingleOrDefaultAsync(i => i.Id == id, cancellationToken) is not { } invoice)
        {
            return null;
        }

        try
        {
            return await papers.PdfAsync(invoice, cancellationToken);
        }
        catch (Exception e) when (e is CryptographicException or InvalidDataException or InvalidOperationException)
        {
            // Another key, another hash, or no paper at all.
            Log.Unreadable(logger, invoice.Number, e);
            return null;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "The PDF of invoice {Number} cannot be read")]
        public static partial void Unreadable(ILogger logger, string number, Exception exception);
    }
}
