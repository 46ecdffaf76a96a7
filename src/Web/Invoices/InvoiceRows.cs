using Visavis.Ledger;

namespace Visavis.Web.Invoices;

/// <summary>In whose name invoices are issued: what stands on them, and the mandate given to this site. Shares its id with the account.</summary>
public sealed class InvoiceIssuer
{
    public const int LongestName = 120;
    public const int LongestText = 300;
    public const int MostDueDays = 60;

    public Guid AccountId { get; set; }

    public required string LegalName { get; set; }

    /// <summary>"EI" stands beside the name of a sole trader.</summary>
    public bool IsSoleTrader { get; set; }

    /// <summary>Fourteen digits; or, outside France, the number of the company's register.</summary>
    public string Siret { get; set; } = "";

    public string VatNumber { get; set; } = "";

    public TaxNature Nature { get; set; }

    /// <summary>Rate of what is taxed, in hundredths of a percent; the prices told to clients bear it inside.</summary>
    public int BasisPoints { get; set; }

    /// <summary>By which article the services are exempt.</summary>
    public string ExemptBy { get; set; } = "";

    /// <summary>Number of the declaration as provider of services at home; without it there is no tax statement.</summary>
    public string HomeServiceNumber { get; set; } = "";

    public string Mediator { get; set; } = "";

    public string Iban { get; set; } = "";

    public string AddressLine { get; set; } = "";

    public string PostalCode { get; set; } = "";

    public string City { get; set; } = "";

    public string Country { get; set; } = "FR";

    /// <summary>IANA name: its year and its days number and date the invoices.</summary>
    public string Zone { get; set; } = "Europe/Paris";

    public int DueDays { get; set; } = 30;

    /// <summary>The last month's services are invoiced on the first day of the next.</summary>
    public bool IssuesMonthly { get; set; }

    /// <summary>Last month of the run, e.g. 202610.</summary>
    public int LastRun { get; set; }

    /// <summary>Last year whose tax statements clients were told of.</summary>
    public int LastStatements { get; set; }

    /// <summary>Hash of the text that was accepted, when and by whom.</summary>
    public string MandateText { get; set; } = "";

    public DateTimeOffset? MandateAcceptedAt { get; set; }

    public Guid? MandateAcceptedById { get; set; }

    /// <summary>Nothing is issued in their name any more.</summary>
    public DateTimeOffset? MandateEndedAt { get; set; }

    public int Version { get; set; }

    public bool MayIssue => MandateAcceptedAt is not null && MandateEndedAt is null;
}

/// <summary>What a client wants on their invoices, and how they mean to pay.</summary>
public sealed class BillingDetails
{
    public Guid AccountId { get; set; }

    /// <summary>Whoever has a company name buys as a business.</summary>
    public string CompanyName { get; set; } = "";

    public string Siren { get; set; } = "";

    public string VatNumber { get; set; } = "";

    public PaymentMeans Means { get; set; }
}

public enum PaymentMeans
{
    Transfer = 0,
    DirectDebit = 1,
    Cheque = 2,

    /// <summary>Prefinanced universal service cheque.</summary>
    ServiceCheque = 3,
    Vouchers = 4,
    Cash = 5,
}

/// <summary>Where the numbers of one issuer, year and kind of paper have got to.</summary>
public sealed class InvoiceSeries
{
    public Guid IssuerId { get; set; }

    public required string Series { get; set; }

    public int Year { get; set; }

    public int Last { get; set; }

    public DateTimeOffset LastIssuedAt { get; set; }
}

/// <summary>An invoice or credit note. Written once: the database refuses every change but that it forgets whose it was.</summary>
public sealed class Invoice
{
    public Guid Id { get; set; }

    public Guid IssuerId { get; set; }

    /// <summary>Null for a guest, and once the person is gone.</summary>
    public Guid? ClientId { get; set; }

    public string? GuestEmail { get; set; }

    /// <summary>The file of a client without an account: told by its channel, and the account's that takes it over.</summary>
    public Guid? ClientFileId { get; set; }

    /// <summary>What the client is called in the books for good, e.g. <c>C-7K3M9Q2T</c>.</summary>
    public required string Pseudonym { get; set; }

    public required string Series { get; set; }

    public int Year { get; set; }

    public int Sequence { get; set; }

    public DateTimeOffset IssuedAt { get; set; }

    /// <summary>Days of the issuer's zone.</summary>
    public DateOnly IssuedOn { get; set; }

    public DateOnly DueOn { get; set; }

    public DateOnly FirstDay { get; set; }

    public DateOnly LastDay { get; set; }

    public long NetCents { get; set; }

    public long TaxCents { get; set; }

    /// <summary>What is to pay, negative on a credit note.</summary>
    public long DueCents { get; set; }

    /// <summary>Of a credit note: the invoice that it takes back.</summary>
    public Guid? CorrectsId { get; set; }

    /// <summary>Hexadecimal, of the PDF as it was issued.</summary>
    public required string PdfHash { get; set; }

    public string Number => new InvoiceNumber(Series, Year, Sequence).ToString();

    public bool IsCreditNote => CorrectsId is not null;
}

/// <summary>The frozen words and the PDF of an invoice, sealed: names and addresses can be read through the site alone. Written once.</summary>
public sealed class InvoicePaper
{
    public Guid InvoiceId { get; set; }

    public required byte[] SealedDocument { get; set; }

    public required byte[] SealedPdf { get; set; }
}

/// <summary>That a service, or the fee of a late cancellation, stands on an invoice. Goes when a credit note takes the invoice back.</summary>
public sealed class InvoicedBooking
{
    public Guid BookingId { get; set; }

    public Guid InvoiceId { get; set; }
}

/// <summary>Money that was received, or given back (negative). Written once; a slip is taken back by a line of its own.</summary>
public sealed class InvoicePayment
{
    public const int LongestReference = 60;
    public const int LongestKey = 100;

    public Guid Id { get; set; }

    public Guid InvoiceId { get; set; }

    public PaymentMeans Means { get; set; }

    public long AmountCents { get; set; }

    public DateOnly ReceivedOn { get; set; }

    /// <summary>Of the cheque or transfer.</summary>
    public string Reference { get; set; } = "";

    public DateTimeOffset RecordedAt { get; set; }

    public Guid? RecordedById { get; set; }

    /// <summary>Unique, so that the same form sent twice records once.</summary>
    public required string Key { get; set; }

    public Guid? ReversesId { get; set; }
}

/// <summary>A reminder that the issuer sent by hand.</summary>
public sealed class InvoiceReminder
{
    public Guid Id { get; set; }

    public Guid InvoiceId { get; set; }

    public DateTimeOffset SentAt { get; set; }
}
