using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Visavis.Ledger;

namespace Visavis.Web.Invoices;

/// <summary>An invoice as data: the cross industry invoice of UN/CEFACT in the profile EN 16931 of Factur-X. Elements stand in the order of its schema.</summary>
public static class FacturX
{
    public const string FileName = "factur-x.xml";
    private const string Profile = "urn:cen.eu:en16931:2017";
    private static readonly XNamespace Rsm = "urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100";
    private static readonly XNamespace Ram = "urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100";
    private static readonly XNamespace Udt = "urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100";
    private static readonly XNamespace Qdt = "urn:un:unece:uncefact:data:standard:QualifiedDataType:100";

    public static byte[] Write(InvoiceDocument invoice)
    {
        // A credit note says by its type that its amounts go back: they stand there without a sign.
        var sign = invoice.IsCreditNote ? -1 : 1;
        var root = new XElement(
            Rsm + "CrossIndustryInvoice",
            new XAttribute(XNamespace.Xmlns + "rsm", Rsm),
            new XAttribute(XNamespace.Xmlns + "ram", Ram),
            new XAttribute(XNamespace.Xmlns + "udt", Udt),
            new XAttribute(XNamespace.Xmlns + "qdt", Qdt),
            new XElement(Rsm + "ExchangedDocumentContext", R("GuidelineSpecifiedDocumentContextParameter", R("ID", Profile))),
            new XElement(
                Rsm + "ExchangedDocument",
                R("ID", invoice.Number),
                R("TypeCode", invoice.IsCreditNote ? "381" : "380"),
                R("IssueDateTime", Date(invoice.IssuedOn)),
                invoice.Reason.Length > 0 ? R("IncludedNote", R("Content", invoice.Reason)) : null,
                invoice.Mentions.Select(mention => R("IncludedNote", R("Content", mention)))
            ),
            new XElement(
                Rsm + "SupplyChainTradeTransaction",
                invoice.Lines.Select((line, place) => Line(line, place + 1, sign)),
                Agreement(invoice),
                R("ApplicableHeaderTradeDelivery", R("ActualDeliverySupplyChainEvent", R("OccurrenceDateTime", Date(invoice.LastDay)))),
                Settlement(invoice, sign)
            )
        );
        using var stream = new MemoryStream();
        using (var writer = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true }))
        {
            root.Save(writer);
        }

        return stream.ToArray();
    }

    private static XElement Line(InvoiceDocumentLine line, int number, int sign) =>
        R(
            "IncludedSupplyChainTradeLineItem",
            R("AssociatedDocumentLineDocument", R("LineID", number.ToString(CultureInfo.InvariantCulture))),
            R(
                "SpecifiedTradeProduct",
                R("SellerAssignedID", line.Code),
                R("Name", line.Text),
                line.Detail.Length > 0 ? R("Description", line.Detail) : null
            ),
            R("SpecifiedLineTradeAgreement", R("NetPriceProductTradePrice", R("ChargeAmount", Amount(Math.Abs(line.NetCents))))),
            R(
                "SpecifiedLineTradeDelivery",
                new XElement(Ram + "BilledQuantity", new XAttribute("unitCode", "C62"), line.NetCents * sign < 0 ? "-1" : "1")
            ),
            R(
                "SpecifiedLineTradeSettlement",
                R(
                    "ApplicableTradeTax",
                    R("TypeCode", "VAT"),
                    R("CategoryCode", Category(line.Nature, line.BasisPoints)),
                    Rate(line.Nature, line.BasisPoints)
                ),
                Period("BillingSpecifiedPeriod", line.Day, line.Day),
                R("SpecifiedTradeSettlementLineMonetarySummation", R("LineTotalAmount", Amount(line.NetCents * sign)))
            )
        );

    private static XElement Agreement(InvoiceDocument invoice)
    {
        // Outside the tax no VAT number may stand there.
        var isOutside = invoice.Taxes.Any(tax => tax.Nature == TaxNature.Indemnity);
        return R(
            "ApplicableHeaderTradeAgreement",
            Party("SellerTradeParty", invoice.Issuer, !isOutside, isSeller: true),
            Party("BuyerTradeParty", invoice.Client, !isOutside, isSeller: false)
        );
    }

    private static XElement Party(string name, InvoiceParty party, bool withVat, bool isSeller)
    {
        var isFrench = party.Country == "FR";
        return R(
            name,
            R("Name", party.Name),
            party.Siren.Length > 0
                ? R(
                    "SpecifiedLegalOrganization",
                    new XElement(Ram + "ID", isFrench ? new XAttribute("schemeID", "0002") : null, party.Siren)
                )
                : null,
            R(
                "PostalTradeAddress",
                Optional("PostcodeCode", party.PostalCode),
                Optional("LineOne", party.AddressLine),
                Optional("LineTwo", party.AddressMore),
                Optional("CityName", party.City),
                R("CountryID", party.Country)
            ),
            party.Email.Length > 0
                ? R("URIUniversalCommunication", new XElement(Ram + "URIID", new XAttribute("schemeID", "EM"), party.Email))
                : null,
            withVat && party.VatNumber.Length > 0 ? Registration("VA", party.VatNumber) : null,
            // Who bears no VAT number is known to the tax office by the other one.
            withVat && isSeller && party.VatNumber.Length == 0 && party.Siren.Length > 0
                ? Registration("FC", party.Siren)
                : null
        );
    }

    private static XElement Registration(string scheme, string number) =>
        R("SpecifiedTaxRegistration", new XElement(Ram + "ID", new XAttribute("schemeID", scheme), number));

    private static XElement Settlement(InvoiceDocument invoice, int sign)
    {
        var total = invoice.NetCents + invoice.TaxCents;
        return R(
            "ApplicableHeaderTradeSettlement",
            R("PaymentReference", invoice.Number),
            R("InvoiceCurrencyCode", "EUR"),
            R(
                "SpecifiedTradeSettlementPaymentMeans",
                R("TypeCode", MeansCode(invoice)),
                invoice.Iban.Length > 0 ? R("PayeePartyCreditorFinancialAccount", R("IBANID", invoice.Iban)) : null
            ),
            invoice.Taxes.Select(tax =>
                R(
                    "ApplicableTradeTax",
                    R("CalculatedAmount", Amount(tax.TaxCents * sign)),
                    R("TypeCode", "VAT"),
                    Optional("ExemptionReason", tax.Reason),
                    R("BasisAmount", Amount(tax.NetCents * sign)),
                    R("CategoryCode", Category(tax.Nature, tax.BasisPoints)),
                    Optional("ExemptionReasonCode", tax.ReasonCode),
                    Rate(tax.Nature, tax.BasisPoints)
                )
            ),
            Period("BillingSpecifiedPeriod", invoice.FirstDay, invoice.LastDay),
            R("SpecifiedTradePaymentTerms", R("DueDateDateTime", Date(invoice.DueOn))),
            R(
                "SpecifiedTradeSettlementHeaderMonetarySummation",
                R("LineTotalAmount", Amount(invoice.NetCents * sign)),
                R("TaxBasisTotalAmount", Amount(invoice.NetCents * sign)),
                new XElement(Ram + "TaxTotalAmount", new XAttribute("currencyID", "EUR"), Amount(invoice.TaxCents * sign)),
                invoice.RoundingCents != 0 ? R("RoundingAmount", Amount(invoice.RoundingCents * sign)) : null,
                R("GrandTotalAmount", Amount(total * sign)),
                R("TotalPrepaidAmount", Amount(invoice.PrepaidCents)),
                R("DuePayableAmount", Amount((invoice.DueCents * sign) - invoice.PrepaidCents))
            ),
            invoice.CorrectsIssuedOn is { } correctedOn
                ? R(
                    "InvoiceReferencedDocument",
                    R("IssuerAssignedID", invoice.CorrectsNumber),
                    R("FormattedIssueDateTime", new XElement(Qdt + "DateTimeString", new XAttribute("format", "102"), Day(correctedOn)))
                )
                : null
        );
    }

    private static string MeansCode(InvoiceDocument invoice) =>
        invoice.Means switch
        {
            PaymentMeans.Transfer when invoice.Iban.Length > 0 => "58",
            PaymentMeans.Cheque => "20",
            PaymentMeans.DirectDebit => "49",
            PaymentMeans.Cash => "10",
            // Agreed between the two sides.
            _ => "1",
        };

    private static string Category(TaxNature nature, int basisPoints) =>
        nature switch
        {
            TaxNature.Standard => basisPoints == 0 ? "Z" : "S",
            TaxNature.Indemnity => "O",
            _ => "E",
        };

    private static XElement? Rate(TaxNature nature, int basisPoints) =>
        nature == TaxNature.Indemnity
            ? null
            : R("RateApplicablePercent", (basisPoints / 100m).ToString("0.00", CultureInfo.InvariantCulture));

    private static XElement Period(string name, DateOnly first, DateOnly last) =>
        R(name, R("StartDateTime", Date(first)), R("EndDateTime", Date(last)));

    private static XElement Date(DateOnly day) => new(Udt + "DateTimeString", new XAttribute("format", "102"), Day(day));

    private static string Day(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    private static string Amount(long cents) => (cents / 100m).ToString("0.00", CultureInfo.InvariantCulture);

    private static XElement? Optional(string name, string value) => value.Length > 0 ? R(name, value) : null;

    private static XElement R(string name, params object?[] content) => new(Ram + name, content);
}
