using System.Text.Json;
using Visavis.Ledger;
using Visavis.Web.Foundation.Paper;

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

/// <param name="Code">Number of the sheet of the service, or of the call.</param>
/// <param name="Detail">From which the amount can be reckoned again, e.g. <c>1 h 50 à 25,00 € l’heure</c>.</param>
/// <param name="GrossCents">As it was told to the client.</param>
/// <param name="CallId">Of a live call.</param>
/// <param name="IsAtHome">A service given in the client's home: the tax statement counts nothing else.</param>
public sealed record InvoiceDocumentLine(
    string Code,
    string Text,
    string Detail,
    DateOnly Day,
    int? Minutes,
    long GrossCents,
    long NetCents,
    TaxNature Nature,
    int BasisPoints,
    string CallId = "",
    bool IsAtHome = false
)
{
    /// <summary>What the line pays for, e.g. <c>fiche n° 7K3MQ2XR</c>.</summary>
    public string Proof => CallId.Length > 0 ? $"appel n° {Code}" : $"fiche n° {Code}";
}

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

    /// <summary>Of a credit note: the invoice stands, less what this takes back.</summary>
    public bool IsInPart { get; init; }

    public bool IsCreditNote => CorrectsNumber.Length > 0;

    public long NetCents => Taxes.Sum(tax => tax.NetCents);

    public long TaxCents => Taxes.Sum(tax => tax.TaxCents);

    public long DueCents => NetCents + TaxCents + RoundingCents;

    public DateOnly FirstDay => Lines.Min(line => line.Day);

    public DateOnly LastDay => Lines.Max(line => line.Day);

    /// <summary>The transfer that pays it, for the camera of a banking application; null when nothing is to pay, or nowhere.</summary>
    public string? TransferCode() => IsCreditNote ? null : EpcCode.Payload(Issuer.Name, Iban, DueCents - PrepaidCents, Number);

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

    /// <summary>A credit note for some lines, or for an amount of them.</summary>
    /// <param name="grosses">One for each line, as told with the tax inside.</param>
    public InvoiceDocument InPart(string number, DateOnly issuedOn, string reason, IReadOnlyList<Money> grosses, PartialCredit credit)
    {
        var all = Mirrored(number, issuedOn, reason);
        return all with
        {
            IsInPart = true,
            Lines =
            [
                .. all
                    .Lines.Select((line, place) => line with { GrossCents = -grosses[place].Cents, NetCents = -credit.Nets[place].Cents })
                    .Where(line => line.GrossCents != 0),
            ],
            Taxes =
            [
                .. from tax in all.Taxes
                from part in credit.Taxes
                where (part.Nature, part.BasisPoints) == (tax.Nature, tax.BasisPoints)
                select tax with
                {
                    NetCents = -part.Net.Cents,
                    TaxCents = -part.Tax.Cents,
                },
            ],
            RoundingCents = -credit.Rounding.Cents,
        };
    }
}
