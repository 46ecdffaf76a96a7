using System.Globalization;
using System.Xml.Linq;
using Visavis.Ledger;
using Visavis.Web.Invoices;

namespace Visavis.Web.Tests.Invoices;

/// <summary>The data of an invoice against the rules of EN 16931, by their numbers.</summary>
public sealed class FacturXTests
{
    private static readonly XNamespace Ram = "urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100";

    public static TheoryData<TaxNature, int, int> Cases()
    {
        var cases = new TheoryData<TaxNature, int, int>();
        foreach (var seed in Enumerable.Range(1, 12))
        {
            cases.Add(TaxNature.Standard, 2000, seed);
            cases.Add(TaxNature.Standard, 550, seed);
            cases.Add(TaxNature.SmallBusiness, 0, seed);
            cases.Add(TaxNature.Exempt, 0, seed);
            cases.Add(TaxNature.Indemnity, 0, seed);
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Invoices_and_their_credit_notes_keep_the_rules_to_the_cent(TaxNature nature, int basisPoints, int seed)
    {
        var invoice = Sample(nature, basisPoints, seed);
        Check(invoice);
        Check(invoice.Mirrored("A2026-00001", invoice.IssuedOn, "Mauvais tarif"));
    }

    internal static InvoiceDocument Sample(TaxNature nature, int basisPoints, int seed)
    {
        var random = new Random(seed);
        var grosses = Enumerable.Range(0, random.Next(1, 8)).Select(_ => new Money(random.Next(1, 20_000))).ToList();
        var prices = InclusivePrices.Of(grosses, basisPoints);
        var day = new DateOnly(2026, 11, 3);
        var lines = grosses
            .Select(
                (gross, place) =>
                    new InvoiceDocumentLine(
                        "7K3MQ2XR",
                        "Ménage & repassage <fin>",
                        "1\u00a0h\u00a000",
                        day.AddDays(place),
                        60,
                        gross.Cents,
                        prices.Nets[place].Cents,
                        nature,
                        basisPoints
                    )
            )
            .ToList();
        var reason = nature == TaxNature.Standard ? "" : "TVA non applicable";
        return new InvoiceDocument
        {
            Number = "F2026-00001",
            IssuedOn = new DateOnly(2026, 12, 1),
            DueOn = new DateOnly(2026, 12, 31),
            Issuer = new InvoiceParty(
                "Anne Martin EI",
                "3 rue des Lilas",
                "",
                "35000",
                "Rennes",
                "FR",
                "73282932000074",
                nature == TaxNature.SmallBusiness ? "" : "FR44732829320",
                "anne@example.org"
            ),
            Client = new InvoiceParty("Paul Petit", "12 rue du Port", "", "44000", "Nantes", "FR"),
            Lines = lines,
            Taxes =
            [
                .. InvoiceTotals
                    .Of(lines.Select(line => new InvoiceLine(line.Text, new Money(line.NetCents), nature, basisPoints)))
                    .Groups.Select(group => new InvoiceTax(nature, basisPoints, group.Net.Cents, group.Tax.Cents, reason, "")),
            ],
            RoundingCents = prices.Rounding.Cents,
            PrepaidCents = seed % 3 == 0 ? 1 : 0,
            Mentions = ["Prestations de services."],
            Iban = "FR7630006000011234567890189",
        };
    }

    private static void Check(InvoiceDocument invoice)
    {
        var xml = XDocument.Parse(System.Text.Encoding.UTF8.GetString(FacturX.Write(invoice))).Root!;
        var summation = One(xml, "SpecifiedTradeSettlementHeaderMonetarySummation");
        decimal Total(string name) => summation.Element(Ram + name) is { } element ? Amount(element) : 0;
        var lines = xml.Descendants(Ram + "SpecifiedTradeSettlementLineMonetarySummation")
            .Select(line => Amount(line.Element(Ram + "LineTotalAmount")!))
            .ToList();
        var groups = One(xml, "ApplicableHeaderTradeSettlement").Elements(Ram + "ApplicableTradeTax").ToList();

        // BR-16, BR-CO-10, BR-CO-13, BR-CO-14, BR-CO-15, BR-CO-16.
        Assert.NotEmpty(lines);
        Assert.Equal(lines.Sum(), Total("LineTotalAmount"));
        Assert.Equal(Total("LineTotalAmount"), Total("TaxBasisTotalAmount"));
        Assert.Equal(groups.Sum(group => Amount(group.Element(Ram + "CalculatedAmount")!)), Total("TaxTotalAmount"));
        Assert.Equal(Total("TaxBasisTotalAmount") + Total("TaxTotalAmount"), Total("GrandTotalAmount"));
        Assert.Equal(Total("GrandTotalAmount") - Total("TotalPrepaidAmount") + Total("RoundingAmount"), Total("DuePayableAmount"));
        Assert.Equal(Math.Abs(invoice.DueCents) - invoice.PrepaidCents, Total("DuePayableAmount") * 100);

        var seller = One(xml, "SellerTradeParty");
        var registrations = seller.Descendants(Ram + "SpecifiedTaxRegistration").Select(r => r.Element(Ram + "ID")!).ToList();
        // BR-CO-26, BR-08/09, BR-10/11, BR-CO-25, BR-50/61.
        Assert.NotEmpty(seller.Descendants(Ram + "SpecifiedLegalOrganization"));
        Assert.Equal("FR", seller.Descendants(Ram + "CountryID").Single().Value);
        Assert.Equal("FR", One(xml, "BuyerTradeParty").Descendants(Ram + "CountryID").Single().Value);
        Assert.NotEmpty(xml.Descendants(Ram + "DueDateDateTime"));
        Assert.Equal("58", One(xml, "SpecifiedTradeSettlementPaymentMeans").Element(Ram + "TypeCode")!.Value);
        Assert.NotEmpty(xml.Descendants(Ram + "IBANID"));
        // One group for each category of the lines, and each with its reason or its rate.
        Assert.Equal(
            xml.Descendants(Ram + "SpecifiedLineTradeSettlement").Select(CategoryOf).Distinct().Order(),
            groups.Select(CategoryOf).Order()
        );
        foreach (var group in groups)
        {
            CheckGroup(group, registrations);
        }

        // BR-55: a credit note names what it corrects; its amounts have no sign.
        Assert.Equal(invoice.IsCreditNote, xml.Descendants(Ram + "InvoiceReferencedDocument").Any());
        Assert.All(lines, amount => Assert.True(amount >= 0));
    }

    private static void CheckGroup(XElement group, List<XElement> registrations)
    {
        var (net, tax) = (Amount(group.Element(Ram + "BasisAmount")!), Amount(group.Element(Ram + "CalculatedAmount")!));
        var rate = group.Element(Ram + "RateApplicablePercent") is { } percent ? Amount(percent) : (decimal?)null;
        var hasReason = group.Element(Ram + "ExemptionReason") is not null;
        // BR-CO-17.
        Assert.Equal(decimal.Round(net * (rate ?? 0) / 100, 2, MidpointRounding.AwayFromZero), tax);
        switch (CategoryOf(group))
        {
            case "S":
                // BR-S-2, BR-S-5, BR-S-10.
                Assert.Contains(registrations, id => id.Attribute("schemeID")!.Value == "VA");
                Assert.True(rate > 0 && !hasReason);
                break;
            case "E":
                // BR-E-2, BR-E-5, BR-E-10.
                Assert.NotEmpty(registrations);
                Assert.True(rate == 0 && hasReason);
                break;
            default:
                // BR-O-2, BR-O-5, BR-O-10.
                Assert.Equal("O", CategoryOf(group));
                Assert.Empty(registrations);
                Assert.True(rate is null && hasReason);
                break;
        }
    }

    private static string CategoryOf(XElement element) => element.Descendants(Ram + "CategoryCode").First().Value;

    private static XElement One(XElement root, string name) => root.Descendants(Ram + name).Single();

    private static decimal Amount(XElement element) => decimal.Parse(element.Value, CultureInfo.InvariantCulture);
}
