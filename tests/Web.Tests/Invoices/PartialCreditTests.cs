using System.Xml.Linq;
using Microsoft.EntityFrameworkCore;
using Visavis.TestSupport;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Databases;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Invoices;
using Visavis.Web.Tests.Bookings;

namespace Visavis.Web.Tests.Invoices;

/// <summary>Credit notes for some lines or an amount of them, on both databases.</summary>
[Trait(Tiers.Trait, Tiers.Slow)]
public sealed class PartialCreditTests
{
    public static TheoryData<DatabaseProvider> Providers => TestDatabase.Providers;

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_part_is_taken_back_in_the_series_of_credit_notes_and_the_rest_stands_until_it_is_taken_back_too(
        DatabaseProvider provider
    )
    {
        await using var site = await InvoiceSite.StartAsync(provider);
        var services = await InvoiceSite.AddServicesAsync(site, site.Client, [2, 3]);
        var (_, invoice) = await InvoiceSite.IssueAsync(site);
        var code = services[0].Code;

        var (outcome, part) = await CreditAsync(site, invoice!, (code, 1000));
        Assert.Equal((InvoiceOutcome.Done, "A2026-00001", -1000L), (outcome, part!.Number, part.DueCents));
        var document = await InvoiceSite.DocumentAsync(site, part.Id);
        Assert.Equal((-909L, -91L, true), (document.NetCents, document.TaxCents, document.IsInPart));
        Assert.Equal(code, Assert.Single(document.Lines).Code);
        Assert.Equal(4500, await BalanceAsync(site, invoice!));
        // The service is still on its invoice.
        Assert.Equal(InvoiceOutcome.NothingToIssue, (await InvoiceSite.IssueAsync(site)).Outcome);

        var (_, rest) = await InvoiceSite.CreditAsync(site, invoice!.Id, "Tout");
        Assert.Equal(("A2026-00002", -4500L), (rest!.Number, rest.DueCents));
        Assert.Equal(0, invoice.NetCents + part.NetCents + rest.NetCents);
        Assert.Equal(0, invoice.TaxCents + part.TaxCents + rest.TaxCents);
        Assert.Equal(0, await BalanceAsync(site, invoice));
        Assert.Equal(InvoiceOutcome.NotNow, (await CreditAsync(site, invoice, (code, 1))).Outcome);
        Assert.Equal("F2026-00002", (await InvoiceSite.IssueAsync(site)).Invoice!.Number);
    }

    [Fact]
    public async Task Amounts_that_cannot_be_taken_back_use_no_number()
    {
        await using var site = await InvoiceSite.StartAsync();
        var services = await InvoiceSite.AddServicesAsync(site, site.Client, [2, 3]);
        var (_, invoice) = await InvoiceSite.IssueAsync(site);
        var code = services[0].Code;
        Assert.Equal(InvoiceOutcome.BadAmount, (await CreditAsync(site, invoice!, (code, 0))).Outcome);
        Assert.Equal(InvoiceOutcome.BadAmount, (await CreditAsync(site, invoice!, (code, -1))).Outcome);
        Assert.Equal(InvoiceOutcome.BadAmount, (await CreditAsync(site, invoice!, (code, 2751))).Outcome);
        Assert.Equal(InvoiceOutcome.BadAmount, (await CreditAsync(site, invoice!, ("NOTTHERE", 100))).Outcome);
        Assert.Equal(InvoiceOutcome.BadAmount, (await CreditAsync(site, invoice!)).Outcome);
        Assert.Equal(InvoiceOutcome.Done, (await CreditAsync(site, invoice!, (code, 2000))).Outcome);
        Assert.Equal(InvoiceOutcome.BadAmount, (await CreditAsync(site, invoice!, (code, 751))).Outcome);

        var (_, second) = await CreditAsync(site, invoice!, (code, 750));

        Assert.Equal("A2026-00002", second!.Number);
        Assert.Equal(2750, await BalanceAsync(site, invoice!));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Two_nodes_at_once_never_take_back_more_than_was_invoiced(DatabaseProvider provider)
    {
        await using var site = await InvoiceSite.StartAsync(provider);
        await using var other = site.StartSecondNode();
        var services = await InvoiceSite.AddServicesAsync(site, site.Client, [2]);
        var (_, invoice) = await InvoiceSite.IssueAsync(site);

        await Parallel.ForEachAsync(
            Enumerable.Range(0, 6),
            new ParallelOptions { MaxDegreeOfParallelism = 3, CancellationToken = TestContext.Current.CancellationToken },
            async (place, _) =>
                await InvoiceSite.CreditAsync(
                    site,
                    invoice!.Id,
                    "Trop long",
                    new Dictionary<string, int> { [services[0].Code] = 1000 },
                    place % 2 == 0 ? site.App : other
                )
        );

        var credits = (await InvoiceSite.AllAsync(site)).Where(i => i.IsCreditNote).ToList();
        Assert.Equal([1, 2], credits.Select(c => c.Sequence));
        Assert.Equal(750, await BalanceAsync(site, invoice!));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task The_database_itself_refuses_to_take_back_more_than_was_invoiced(DatabaseProvider provider)
    {
        await using var site = await InvoiceSite.StartAsync(provider);
        await InvoiceSite.AddServicesAsync(site, site.Client, [2]);
        var (_, invoice) = await InvoiceSite.IssueAsync(site);

        await Assert.ThrowsAsync<DbUpdateException>(() =>
            site.App.WithDataAsync(db =>
            {
                db.Add(
                    new Invoice
                    {
                        Id = Guid.NewGuid(),
                        IssuerId = invoice!.IssuerId,
                        Pseudonym = invoice.Pseudonym,
                        Series = "A",
                        Year = 2026,
                        Sequence = 1,
                        CorrectsId = invoice.Id,
                        DueCents = -invoice.DueCents - 1,
                        PdfHash = "",
                    }
                );
                return db.SaveChangesAsync();
            })
        );
    }

    [Fact]
    public async Task The_data_of_a_partial_credit_note_adds_up_and_names_its_invoice()
    {
        await using var site = await InvoiceSite.StartAsync();
        var services = await InvoiceSite.AddServicesAsync(site, site.Client, [2, 3, 4]);
        var (_, invoice) = await InvoiceSite.IssueAsync(site);
        var (_, part) = await CreditAsync(site, invoice!, (services[0].Code, 333), (services[2].Code, 777));

        var data = XDocument.Load(new MemoryStream(FacturX.Write(await InvoiceSite.DocumentAsync(site, part!.Id))));

        string All(string name) => string.Join(' ', data.Descendants().Where(e => e.Name.LocalName == name).Select(e => e.Value));
        Assert.Equal("11.10", All("DuePayableAmount"));
        Assert.Contains(invoice!.Number, All("IssuerAssignedID"), StringComparison.Ordinal);
        var lines = data.Descendants()
            .Where(e => e.Name.LocalName == "LineTotalAmount")
            .Select(e => decimal.Parse(e.Value, System.Globalization.CultureInfo.InvariantCulture))
            .ToList();
        Assert.Equal(lines[^1], lines[..^1].Sum());
    }

    private static Task<(InvoiceOutcome Outcome, Invoice? Invoice)> CreditAsync(
        BookingSite site,
        Invoice invoice,
        params (string Code, int Cents)[] amounts
    ) => InvoiceSite.CreditAsync(site, invoice.Id, "Trop long", amounts.ToDictionary(a => a.Code, a => a.Cents));

    private static Task<long> BalanceAsync(BookingSite site, Invoice invoice) =>
        site.InScopeAsync<InvoicePayments, long>(payments => payments.BalanceAsync(invoice, TestContext.Current.CancellationToken));
}
