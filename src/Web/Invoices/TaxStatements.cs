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
public sealed class TaxStatements(VisavisDbContext db, InvoicePapers papers)
{
    public async Task<IReadOnlyList<TaxStatement>> OfClientAsync(ServedClient client, int year, CancellationToken cancellationToken)
    {
        var (first, last) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        var rows = await (
            from payment in db.Set<InvoicePayment>().AsNoTracking()
            where payment.ReceivedOn >= first && payment.ReceivedOn <= last
            join invoice in db.InvoicesOf(client).AsNoTracking() on payment.InvoiceId equals invoice.Id
            join issuer in db.Set<InvoiceIssuer>().AsNoTracking() on invoice.IssuerId equals issuer.AccountId
            where issuer.HomeServiceNumber != ""
            orderby invoice.IssuedAt
            select new
            {
                payment,
                invoice,
                issuer.HomeServiceNumber,
            }
        ).ToListAsync(cancellationToken);
        var statements = new List<TaxStatement>();
        foreach (var issuer in rows.GroupBy(row => row.invoice.IssuerId))
        {
            var documents = new Dictionary<Guid, InvoiceDocument>();
            foreach (var row in issuer.DistinctBy(row => row.invoice.Id))
            {
                documents[row.invoice.Id] = await papers.DocumentAsync(row.invoice.Id, cancellationToken);
            }

            var latest = documents[issuer.Last().invoice.Id];
            // Each invoice's time counts once, in the month of its first payment.
            var seen = new HashSet<Guid>();
            var months = issuer
                .GroupBy(row => row.payment.ReceivedOn.Month)
                .OrderBy(month => month.Key)
                .Select(month =>
                {
                    var lines = month.Where(row => seen.Add(row.invoice.Id)).SelectMany(row => documents[row.invoice.Id].Lines).ToList();
                    return new TaxStatementMonth(
                        month.Key,
                        [.. month.SelectMany(row => documents[row.invoice.Id].Lines).Select(line => line.Text).Distinct()],
                        lines.Sum(line => line.Minutes ?? 0),
                        month.Sum(row => row.payment.AmountCents)
                    );
                })
                .ToList();
            statements.Add(
                new TaxStatement(
                    issuer.Key,
                    issuer.First().HomeServiceNumber,
                    year,
                    latest.Issuer,
                    latest.Client,
                    months,
                    issuer.Where(row => row.payment.Means == PaymentMeans.ServiceCheque).Sum(row => row.payment.AmountCents)
                )
            );
        }

        return [.. statements.Where(statement => statement.PaidCents > 0)];
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
}
