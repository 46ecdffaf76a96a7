using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Visavis.Web.Bookings;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Forms;
using Visavis.Web.Foundation.Localization;
using Visavis.Web.Services;

namespace Visavis.Web.Invoices.Pages;

/// <summary>What an issuer may invoice, and what was issued in their name.</summary>
public sealed class IssuedModel(
    VisavisDbContext db,
    InvoiceAccess access,
    InvoiceDrafts drafts,
    InvoiceDesk desk,
    InvoiceRun run,
    InvoiceTables tables,
    InvoiceWords words,
    IStringLocalizer<InvoiceTexts> texts,
    TimeProvider time
) : IssuerPageModel(db, access)
{
    private const int FirstYear = 2025;
    private const int ClientsPerPart = 20;

    [BindProperty(SupportsGet = true, Name = "year")]
    public int Year { get; set; }

    /// <summary>Of the clients who have something to be invoiced.</summary>
    [BindProperty(SupportsGet = true, Name = "clients")]
    public int ClientsPart { get; set; } = 1;

    /// <summary>Of the invoices of the year.</summary>
    [BindProperty(SupportsGet = true, Name = "part")]
    public int Part { get; set; } = 1;

    public int ClientsParts { get; private set; } = 1;

    /// <summary>Something is ready, be it on another part of the list than the one that is shown.</summary>
    public bool MayRun { get; private set; }

    public IReadOnlyList<InvoiceDraft> Drafts { get; private set; } = [];

    public InvoiceTable Table { get; private set; } = null!;

    public DateOnly ThisMonth { get; private set; }

    public IEnumerable<int> Years => Enumerable.Range(FirstYear, Math.Max(1, ThisMonth.Year - FirstYear + 1)).Reverse();

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) =>
        await LoadAsync(cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnGetCsvAsync(CancellationToken cancellationToken)
    {
        if (!await FindIssuerAsync(cancellationToken))
        {
            return NotFound();
        }

        ReadYear();
        var table = await tables.IssuedAsync(Issuer.Id, Year, part: null, cancellationToken);
        string[] headings =
        [
            texts["Numéro"],
            texts["Date"],
            texts["Client"],
            texts["Hors taxe"],
            texts["Taxe"],
            texts["Montant"],
            texts["Reste à régler"],
        ];
        var rows = table.Rows.Select(row =>
            new[]
            {
                row.Invoice.Number,
                WrittenDate.Of(row.Invoice.IssuedOn),
                row.OtherName,
                Decimal(row.Invoice.NetCents),
                Decimal(row.Invoice.TaxCents),
                Decimal(row.Invoice.DueCents),
                Decimal(row.Balance),
            }
        );
        return File(CsvFile.Write(headings, rows), "text/csv; charset=utf-8", $"visavis-factures-{Year}.csv");
    }

    public async Task<IActionResult> OnPostIssueAsync(
        string? client,
        DateOnly month,
        BillableKind kind,
        CancellationToken cancellationToken
    )
    {
        if (!await FindIssuerAsync(cancellationToken))
        {
            return NotFound();
        }

        ModelState.Clear();
        var (outcome, invoice) = await desk.IssueAsync(Issuer.Id, client, month, kind, cancellationToken);
        if (invoice is not null)
        {
            return DoneHere("drafts", texts["Facture {0} émise et envoyée.", invoice.Number]);
        }

        ModelState.AddModelError("drafts", words.Problem(outcome));
        await LoadAsync(cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostRunAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
        {
            return NotFound();
        }

        var (issued, noAddress) = await run.IssueAsync(Issuer.Id, ThisMonth.AddMonths(-1), cancellationToken);
        return DoneHere(
            "drafts",
            noAddress == 0
                ? texts["Factures émises : {0}.", issued]
                : texts["Factures émises : {0}. En attente d’une adresse : {1} ; ces clients sont prévenus.", issued, noAddress]
        );
    }

    private static string Decimal(long cents) => (cents / 100m).ToString("0.00", CultureInfo.InvariantCulture);

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        if (!await FindIssuerAsync(cancellationToken))
        {
            return false;
        }

        var row = ReadYear();
        var clients = await drafts.ClientsAsync(row, until: null, cancellationToken);
        ClientsParts = Math.Max(1, (clients.Count + ClientsPerPart - 1) / ClientsPerPart);
        ClientsPart = Math.Clamp(ClientsPart, 1, ClientsParts);
        var shown = new List<InvoiceDraft>();
        foreach (var client in clients.Skip((ClientsPart - 1) * ClientsPerPart).Take(ClientsPerPart))
        {
            shown.AddRange(await drafts.ReadAsync(row, client, cancellationToken));
        }

        Drafts = shown;
        MayRun = await drafts.AnyReadyAsync(row, ThisMonth.AddMonths(-1), cancellationToken);
        Table = await tables.IssuedAsync(Issuer.Id, Year, Part, cancellationToken);
        return true;
    }

    private InvoiceIssuer ReadYear()
    {
        var row = Row ?? new InvoiceIssuer { AccountId = Issuer.Id, LegalName = Issuer.Name };
        var today = InvoiceDrafts.DayOf(time.GetUtcNow(), BookingWords.ZoneOf(row.Zone));
        ThisMonth = new DateOnly(today.Year, today.Month, 1);
        Year = Year >= FirstYear && Year <= today.Year ? Year : today.Year;
        return row;
    }
}
