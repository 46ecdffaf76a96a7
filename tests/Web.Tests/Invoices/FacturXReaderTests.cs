using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Visavis.Ledger;
using Visavis.TestSupport;
using Visavis.Web.Invoices;
using Visavis.Web.Tests.Hosting;

namespace Visavis.Web.Tests.Invoices;

/// <summary>Invoices and credit notes as an independent reader finds them in the PDF: it knows the profile, the amounts, and no rule that is broken.</summary>
public sealed class FacturXReaderTests(SiteFixture site) : IClassFixture<SiteFixture>
{
    private const string Script = """
        import { readFileSync } from 'node:fs';
        import { FacturX } from 'factur-x-kit';
        for (const path of process.argv.slice(1)) {
          const read = await FacturX.fromPDF(new Uint8Array(readFileSync(path)));
          const { document, totals } = read.object;
          console.log(JSON.stringify({ number: document.id, type: document.type, due: totals.openAmount, verdict: read.validate() }));
        }
        """;

    [Fact]
    public async Task Another_reader_finds_the_same_amounts_and_nothing_wrong()
    {
        // Its fonts come from the site.
        Assert.NotNull(site.App.Services.GetRequiredService<InvoiceMentions>());
        InvoiceDocument[] invoices =
        [
            FacturXTests.Sample(TaxNature.Standard, 2000, 1),
            FacturXTests.Sample(TaxNature.SmallBusiness, 0, 2),
            FacturXTests.Sample(TaxNature.Exempt, 0, 3),
            FacturXTests.Sample(TaxNature.Indemnity, 0, 4),
            FacturXTests.Sample(TaxNature.Standard, 550, 5).Mirrored("A2026-00001", new DateOnly(2026, 12, 2), "Mauvais tarif"),
        ];
        using var folder = new TemporaryFolder();
        var paths = invoices.Select((_, place) => folder[$"{place}.pdf"]).ToList();
        foreach (var (invoice, path) in invoices.Zip(paths))
        {
            await File.WriteAllBytesAsync(path, InvoicePdf.Write(invoice), TestContext.Current.CancellationToken);
        }

        await using var reader = ServerProcess.Start(
            "node",
            ["--input-type=module", "-e", Script, .. paths],
            Path.Combine(RepositoryPaths.Root, "tests")
        );
        Assert.True(await reader.WaitForExitAsync(TestContext.Current.CancellationToken) == 0, reader.Output);

        var read = reader
            .Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(line => line.StartsWith('{'))
            .Select(line => JsonDocument.Parse(line).RootElement)
            .ToList();
        Assert.Equal(invoices.Length, read.Count);
        Assert.All(
            invoices.Zip(read),
            pair =>
            {
                Assert.Equal(pair.First.Number, pair.Second.GetProperty("number").GetString());
                Assert.Equal((Math.Abs(pair.First.DueCents) - pair.First.PrepaidCents) / 100m, pair.Second.GetProperty("due").GetDecimal());
                Assert.True(pair.Second.GetProperty("verdict").GetProperty("valid").GetBoolean(), pair.Second.ToString());
            }
        );
    }
}
