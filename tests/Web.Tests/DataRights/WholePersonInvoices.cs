using Visavis.Web.Foundation.Data;
using Visavis.Web.Invoices;

namespace Visavis.Web.Tests.DataRights;

/// <summary>Invoices of <see cref="WholePerson"/>, with the word in every text that is not sealed.</summary>
internal static class WholePersonInvoices
{
    private static readonly DateTimeOffset Then = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);

    public static void Add(VisavisDbContext db, Guid person, Guid booking)
    {
        const string Word = WholePerson.Word;
        var day = DateOnly.FromDateTime(Then.Date);
        var invoice = new Invoice
        {
            Id = Guid.NewGuid(),
            IssuerId = Guid.NewGuid(),
            ClientId = person,
            GuestEmail = $"anne@{Word}.example",
            Pseudonym = "C-22222222",
            Series = "F",
            Year = 2026,
            Sequence = 1,
            IssuedAt = Then,
            IssuedOn = day,
            DueOn = day,
            FirstDay = day,
            LastDay = day,
            DueCents = 1000,
            PdfHash = new string('0', 64),
        };
        db.AddRange(
            invoice,
            new InvoicePaper
            {
                InvoiceId = invoice.Id,
                SealedDocument = [1],
                SealedPdf = [1],
            },
            new InvoicedCall { CallId = new string('a', 32), InvoiceId = invoice.Id },
            new InvoicedBooking { BookingId = booking, InvoiceId = invoice.Id },
            new InvoicePayment
            {
                Id = Guid.NewGuid(),
                InvoiceId = invoice.Id,
                AmountCents = 1000,
                ReceivedOn = day,
                RecordedAt = Then,
                RecordedById = person,
                Key = Guid.NewGuid().ToString(),
            },
            new InvoiceReminder
            {
                Id = Guid.NewGuid(),
                InvoiceId = invoice.Id,
                SentAt = Then,
            },
            new InvoiceSeries
            {
                IssuerId = person,
                Series = "F",
                Year = 2026,
                Last = 1,
                LastIssuedAt = Then,
            },
            new InvoiceIssuer
            {
                AccountId = person,
                LegalName = Word,
                Siret = Word[..Math.Min(Word.Length, BillingNumbers.Longest)],
                VatNumber = Word,
                Iban = Word,
                HomeServiceNumber = Word,
                AddressLine = Word,
                PostalCode = Word,
                City = Word,
                Mediator = Word,
                ExemptBy = Word,
            },
            new BillingDetails
            {
                AccountId = person,
                CompanyName = Word,
                Siren = Word,
                VatNumber = Word,
            }
        );
    }
}
