using System.Text.Json;
using Visavis.Ledger;

namespace Visavis.Web.Invoices;

/// <summary>One of the two sides as it stood at the time of issue.</summary>
public sealed record InvoiceParty(
    string Name,
    string AddressLine,
    string AddressMore,
    string PostalCode,
    string City,
    string Country,
    string Siret = "",
    string VatNumber = "",
    string Email = "",
    bool IsBusiness = false
)
{
    public string Siren => BillingNumbers.SirenOf(Siret);

    /// <summary>As on an envelope.</summary>
    public IReadOnlyList<string> Lines =>
        [.. new[] { AddressMore, AddressLine, $"{PostalCode} {City}".Trim() }.Where(line => !string.IsNullOrWhiteSpace(line))];
}

/// <param name="Code">Number of the sheet of the service.</param>
/// <param name="Detail">From which the amount can be reckoned again, e.g. <c>1 h 50 à 25,00 € l’heure</c>.</param>
/// <param name="GrossCents">As it was told to the client.</param>
public sealed record InvoiceDocumentLine(
    string Code,
    string Text,
    string Detail,
    DateOnly Day,
    int? Minutes,
    long GrossCents,
    long NetCents,
    TaxNature Nature,
    int BasisPoints
);

/// <summary>All lines of one rate, with the words that the law wants where no tax is borne.</summary>
public sealed record InvoiceTax(TaxNature Nature, int BasisPoints, long NetCents, long TaxCents, string Reason, string ReasonCode);

/// <summary>Everything that stands on an invoice, frozen when it was issued. A credit note has the same lines with their signs turned.</summary>
public sealed record InvoiceDocument
{
    public required string Number { get; init; }

    public required DateOnly IssuedOn { get; init; }

    public required DateOnly DueOn { get; init; }

    public required InvoiceParty Issuer { get; init; }

    public required InvoiceParty Client { get; init; }

    public required IReadOnlyList<InvoiceDocumentLine> Lines { get; init; }

    public required IReadOnlyList<InvoiceTax> Taxes { get; init; }

    /// <summary>The cent by which taxed nets miss what was promised.</summary>
    public long RoundingCents { get; init; }

    /// <summary>Vouchers that were settled before.</summary>
    public long PrepaidCents { get; init; }

    /// <summary>Where the services took place, when that is not the client's own address.</summary>
    public string ServicePlace { get; init; } = "";

    public required IReadOnlyList<string> Mentions { get; init; }

    public PaymentMeans Means { get; init; }

    public string Iban { get; init; } = "";

    /// <summary>Of a credit note: what it takes back, and why.</summary>
    public string CorrectsNumber { get; init; } = "";

    public DateOnly? CorrectsIssuedOn { get; init; }

    public string Reason { get; init; } = "";

    public bool IsCreditNote => CorrectsNumber.Length > 0;

    public long NetCents => Taxes.Sum(tax => tax.NetCents);

    public long TaxCents => Taxes.Sum(tax => tax.TaxCents);

    public long DueCents => NetCents + TaxCents + RoundingCents;

    public DateOnly FirstDay => Lines.Min(line => line.Day);

    public DateOnly LastDay => Lines.Max(line => line.Day);

    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, JsonSerializerOptions.Web);

    public static InvoiceDocument FromJson(byte[] json) => JsonSerializer.Deserialize<InvoiceDocument>(json, JsonSerializerOptions.Web)!;

    /// <summary>The credit note for the whole: stored amounts with their signs turned, nothing is reckoned again.</summary>
    public InvoiceDocument Mirrored(string number, DateOnly issuedOn, string reason) =>
        this with
        {
            Number = number,
            IssuedOn = issuedOn,
            DueOn = issuedOn,
            Lines = [.. Lines.Select(line => line with { GrossCents = -line.GrossCents, NetCents = -line.NetCents })],
            Taxes = [.. Taxes.Select(tax => tax with { NetCents = -tax.NetCents, TaxCents = -tax.TaxCents })],
            RoundingCents = -RoundingCents,
            PrepaidCents = 0,
            CorrectsNumber = Number,
            CorrectsIssuedOn = IssuedOn,
            Reason = reason,
        };
}
