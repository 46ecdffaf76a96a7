using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Paper;
using Visavis.Web.Organisations.ClientFiles;

namespace Visavis.Web.Invoices;

/// <param name="PaidCents">Received in the year, less what was given back.</param>
/// <param name="Minutes">Of the services on the invoices that were paid in it.</param>
public sealed record TaxStatement(
    Guid IssuerId,
    string HomeServiceNumber,
    int Year,
    InvoiceParty Issuer,
    InvoiceParty Client,
    IReadOnlyList<TaxStatementMonth> Months,
    long ByServiceChequeCents
)
{
    public long PaidCents => Months.Sum(month => month.PaidCents);

    public int Minutes => Months.Sum(month => month.Minutes);
}

public sealed record TaxStatementMonth(int Month, IReadOnlyList<string> Services, int Minutes, long PaidCents);

/// <summary>What a client paid for services at home in a year, for the tax office: read from recorded payments, of issuers that declared such services.</summary>
public sealed class TaxStatements(VisavisDbContext db, InvoicePapers papers, InvoiceCredits credits)
{
    public async Task<IReadOnlyList<TaxStatement>> OfClientAsync(ServedClient client, int year, CancellationToken cancellationToken)
    {
        var (first, last) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        var invoices = await (
            from invoice in db.InvoicesOf(client).AsNoTracking()
            where db.Set<InvoicePayment>().Any(p => p.InvoiceId == invoice.Id && p.ReceivedOn >= first && p.ReceivedOn <= last)
            join issuer in db.Set<InvoiceIssuer>().AsNoTracking() on invoice.IssuerId equals issuer.AccountId
            where issuer.HomeServiceNumber != ""
            orderby invoice.IssuedAt
            select new
            {
                invoice.Id,
                invoice.IssuerId,
                issuer.HomeServiceNumber,
            }
        ).ToListAsync(cancellationToken);
        var ids = invoices.ConvertAll(one => one.Id);
        var payments = (
            await db.Set<InvoicePayment>().AsNoTracking().Where(p => ids.Contains(p.InvoiceId)).ToListAsync(cancellationToken)
        ).ToLookup(p => p.InvoiceId);
        var statements = new List<TaxStatement>();
        foreach (var issuer in invoices.GroupBy(one => (one.IssuerId, one.HomeServiceNumber)))
        {
            var entries = new List<Entry>();
            InvoiceDocument? latest = null;
            foreach (var one in issuer)
            {
                latest = await papers.DocumentAsync(one.Id, cancellationToken);
                var part = new HomeServicePart(latest, await CreditsAsync(one.Id, cancellationToken), payments[one.Id]);
                entries.AddRange(
                    part.Counted()
                        .Where(counted => counted.Payment.ReceivedOn >= first && counted.Payment.ReceivedOn <= last && counted.Cents != 0)
                        .Select(counted => new Entry(counted.Payment, counted.Cents, part.Lines))
                );
            }

            statements.Add(
                new TaxStatement(
                    issuer.Key.IssuerId,
                    issuer.Key.HomeServiceNumber,
                    year,
                    latest!.Issuer,
                    latest.Client,
                    MonthsOf(entries),
                    entries.Where(entry => entry.Payment.Means == PaymentMeans.ServiceCheque).Sum(entry => entry.Cents)
                )
            );
        }

        return [.. statements.Where(statement => statement.PaidCents > 0)];
    }

    private static List<TaxStatementMonth> MonthsOf(IEnumerable<Entry> entries)
    {
        // Each invoice's time counts once, in the month of its first payment.
        var seen = new HashSet<Guid>();
        return
        [
            .. entries
                .GroupBy(entry => entry.Payment.ReceivedOn.Month)
                .OrderBy(month => month.Key)
                .Select(month => new TaxStatementMonth(
                    month.Key,
                    [.. month.SelectMany(entry => entry.Lines).Select(line => line.Text).Distinct()],
                    month.Where(entry => seen.Add(entry.Payment.InvoiceId)).SelectMany(entry => entry.Lines).Sum(line => line.Minutes ?? 0),
                    month.Sum(entry => entry.Cents)
                )),
        ];
    }

    private async Task<IReadOnlyList<InvoiceDocument>> CreditsAsync(Guid invoiceId, CancellationToken cancellationToken)
    {
        var found = new List<InvoiceDocument>();
        foreach (var credit in await credits.OfAsync(invoiceId, cancellationToken))
        {
            found.Add(await papers.DocumentAsync(credit.Id, cancellationToken));
        }

        return found;
    }

    /// <summary>The paper for the tax office, in French.</summary>
    public static byte[] Pdf(TaxStatement statement)
    {
        var french = CultureInfo.GetCultureInfo("fr");
        using var paper = new PdfPaper($"Attestation fiscale {statement.Year}");
        paper.At($"Attestation fiscale {statement.Year}", PdfPaper.Margin, paper.Top + 6, paper.Title, isHeading: true);
        paper.Top += 34;
        paper.Text("Services à la personne (article 199 sexdecies du code général des impôts)");
        paper.Top += PdfPaper.LineHeight;
        foreach (var line in new[] { statement.Issuer.Name }.Concat(statement.Issuer.Lines))
        {
            paper.Text(line);
        }

        paper.Text($"Déclaration n° {statement.HomeServiceNumber}, SIREN {statement.Issuer.Siren}");
        paper.Top += PdfPaper.LineHeight;
        paper.Text(
            $"atteste que {statement.Client.Name}, {string.Join(", ", statement.Client.Lines)}, a payé en {statement.Year} pour des services à domicile :"
        );
        paper.Text(InvoicePdf.Euros(statement.PaidCents), paper.Title);
        if (statement.ByServiceChequeCents > 0)
        {
            paper.Text(
                $"dont {InvoicePdf.Euros(statement.ByServiceChequeCents)} par CESU préfinancé : seule la part que vous avez payée vous-même ouvre droit à l’avantage fiscal."
            );
        }

        paper.Top += PdfPaper.LineHeight;
        foreach (var month in statement.Months)
        {
            var name = french.DateTimeFormat.GetMonthName(month.Month);
            paper.At(InvoicePdf.Euros(month.PaidCents), paper.Right, paper.Top, toTheRight: true);
            paper.Text(
                $"{name} : {string.Join(", ", month.Services)} ({Services.ServiceWords.Minutes(month.Minutes)})",
                width: paper.Width - 100
            );
        }

        paper.Top += PdfPaper.LineHeight;
        paper.Text(
            "Sommes reçues dans l’année civile, d’après les paiements notés par le prestataire. À joindre à votre déclaration de revenus si elle vous est demandée ; à remettre avant le 31 mars.",
            paper.Small
        );
        return paper.Save();
    }

    private sealed record Entry(InvoicePayment Payment, long Cents, IReadOnlyList<InvoiceDocumentLine> Lines);
}
