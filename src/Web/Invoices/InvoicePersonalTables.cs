using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.PersonalData;
using Visavis.Web.Organisations.ClientFiles;

namespace Visavis.Web.Invoices;

/// <summary>
/// What export and erasure do with invoices. The law keeps them for ten years: the row forgets the account and goes on under a pseudonym, and the
/// paper, sealed, is read by its issuer alone.
/// </summary>
internal static class InvoicePersonalTables
{
    private static readonly string[] Row =
    [
        nameof(Invoice.Id),
        nameof(Invoice.IssuerId),
        nameof(Invoice.Series),
        nameof(Invoice.Year),
        nameof(Invoice.Sequence),
        nameof(Invoice.IssuedAt),
        nameof(Invoice.IssuedOn),
        nameof(Invoice.DueOn),
        nameof(Invoice.FirstDay),
        nameof(Invoice.LastDay),
        nameof(Invoice.NetCents),
        nameof(Invoice.TaxCents),
        nameof(Invoice.DueCents),
        nameof(Invoice.CorrectsId),
        nameof(Invoice.PdfHash),
    ];

    private static readonly string[] Payment =
    [
        nameof(InvoicePayment.InvoiceId),
        nameof(InvoicePayment.Means),
        nameof(InvoicePayment.AmountCents),
        nameof(InvoicePayment.ReceivedOn),
        nameof(InvoicePayment.Reference),
        nameof(InvoicePayment.RecordedAt),
    ];

    private static readonly string[] PaymentOfTheBooks =
    [
        nameof(InvoicePayment.Id),
        nameof(InvoicePayment.RecordedById),
        nameof(InvoicePayment.Key),
        nameof(InvoicePayment.ReversesId),
    ];

    public static IEnumerable<PersonalTable> All =>
        [
            new PersonalTable<Invoice>("invoices", Invoices)
                .Exports(Row)
                .Withholds(nameof(Invoice.ClientId), nameof(Invoice.GuestEmail), nameof(Invoice.ClientFileId), nameof(Invoice.Pseudonym))
                .Blanks(
                    invoice => (invoice.ClientId, invoice.GuestEmail, invoice.ClientFileId) = (null, null, null),
                    nameof(Invoice.ClientId),
                    nameof(Invoice.ClientFileId),
                    nameof(Invoice.GuestEmail)
                )
                .Keeps([.. Row, nameof(Invoice.Pseudonym)]),
            new PersonalTable<InvoicePaper>(
                "invoicePapers",
                (db, person) => db.Set<InvoicePaper>().Where(p => Invoices(db, person).Any(i => i.Id == p.InvoiceId))
            )
                .Withholds(nameof(InvoicePaper.InvoiceId), nameof(InvoicePaper.SealedDocument), nameof(InvoicePaper.SealedPdf))
                .Keeps(nameof(InvoicePaper.InvoiceId), nameof(InvoicePaper.SealedDocument), nameof(InvoicePaper.SealedPdf)),
            new PersonalTable<InvoicePayment>(
                "invoicePayments",
                (db, person) => db.Set<InvoicePayment>().Where(p => Invoices(db, person).Any(i => i.Id == p.InvoiceId))
            )
                .Exports(Payment)
                .Withholds(PaymentOfTheBooks)
                .Keeps([.. Payment, .. PaymentOfTheBooks]),
            new PersonalTable<InvoicedBooking>(
                "invoicedServices",
                (db, person) => db.Set<InvoicedBooking>().Where(b => Invoices(db, person).Any(i => i.Id == b.InvoiceId))
            )
                .Exports(nameof(InvoicedBooking.BookingId), nameof(InvoicedBooking.InvoiceId))
                .Keeps(nameof(InvoicedBooking.BookingId), nameof(InvoicedBooking.InvoiceId)),
            new PersonalTable<InvoicedCall>(
                "invoicedCalls",
                (db, person) => db.Set<InvoicedCall>().Where(c => Invoices(db, person).Any(i => i.Id == c.InvoiceId))
            )
                .Exports(nameof(InvoicedCall.CallId), nameof(InvoicedCall.InvoiceId))
                .Keeps(nameof(InvoicedCall.CallId), nameof(InvoicedCall.InvoiceId)),
            new PersonalTable<InvoiceReminder>(
                "invoiceReminders",
                (db, person) => db.Set<InvoiceReminder>().Where(r => Invoices(db, person).Any(i => i.Id == r.InvoiceId))
            )
                .Exports(nameof(InvoiceReminder.InvoiceId), nameof(InvoiceReminder.SentAt))
                .Withholds(nameof(InvoiceReminder.Id))
                .Keeps(nameof(InvoiceReminder.Id), nameof(InvoiceReminder.InvoiceId), nameof(InvoiceReminder.SentAt)),
            new PersonalTable<InvoiceSeries>("invoiceSeries", (db, person) => db.Set<InvoiceSeries>().Where(s => s.IssuerId == person.Id))
                .Exports(
                    nameof(InvoiceSeries.Series),
                    nameof(InvoiceSeries.Year),
                    nameof(InvoiceSeries.Last),
                    nameof(InvoiceSeries.LastIssuedAt)
                )
                .Withholds(nameof(InvoiceSeries.IssuerId))
                .Keeps(
                    nameof(InvoiceSeries.IssuerId),
                    nameof(InvoiceSeries.Series),
                    nameof(InvoiceSeries.Year),
                    nameof(InvoiceSeries.Last),
                    nameof(InvoiceSeries.LastIssuedAt)
                ),
            PersonalTable<InvoiceIssuer>
                .Deleted("invoiceIssuers", (db, person) => db.Set<InvoiceIssuer>().Where(i => i.AccountId == person.Id))
                .Exports(
                    nameof(InvoiceIssuer.LegalName),
                    nameof(InvoiceIssuer.IsSoleTrader),
                    nameof(InvoiceIssuer.Siret),
                    nameof(InvoiceIssuer.VatNumber),
                    nameof(InvoiceIssuer.Nature),
                    nameof(InvoiceIssuer.BasisPoints),
                    nameof(InvoiceIssuer.ExemptBy),
                    nameof(InvoiceIssuer.HomeServiceNumber),
                    nameof(InvoiceIssuer.Mediator),
                    nameof(InvoiceIssuer.Iban),
                    nameof(InvoiceIssuer.AddressLine),
                    nameof(InvoiceIssuer.PostalCode),
                    nameof(InvoiceIssuer.City),
                    nameof(InvoiceIssuer.Country),
                    nameof(InvoiceIssuer.Zone),
                    nameof(InvoiceIssuer.DueDays),
                    nameof(InvoiceIssuer.IssuesMonthly),
                    nameof(InvoiceIssuer.MandateAcceptedAt),
                    nameof(InvoiceIssuer.MandateEndedAt)
                )
                .Withholds(
                    nameof(InvoiceIssuer.AccountId),
                    nameof(InvoiceIssuer.LastRun),
                    nameof(InvoiceIssuer.LastStatements),
                    nameof(InvoiceIssuer.MandateText),
                    nameof(InvoiceIssuer.MandateAcceptedById),
                    nameof(InvoiceIssuer.Version)
                ),
            PersonalTable<BillingDetails>
                .Deleted("billingDetails", (db, person) => db.Set<BillingDetails>().Where(d => d.AccountId == person.Id))
                .Exports(
                    nameof(BillingDetails.CompanyName),
                    nameof(BillingDetails.Siren),
                    nameof(BillingDetails.VatNumber),
                    nameof(BillingDetails.Means)
                )
                .Withholds(nameof(BillingDetails.AccountId)),
        ];

    private static IQueryable<Invoice> Invoices(VisavisDbContext db, PersonOnFile person) =>
        db.Set<Invoice>()
            .Where(i =>
                i.ClientId == person.Id
                || (person.Email != null && i.GuestEmail == person.Email)
                || (i.ClientId == null && db.Set<ClientFile>().Any(f => f.Id == i.ClientFileId && f.AccountId == person.Id))
            );
}
