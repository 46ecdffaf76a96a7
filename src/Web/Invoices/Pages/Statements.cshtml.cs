using Microsoft.AspNetCore.Mvc;
using Visavis.Web.Accounts.Pages;
using Visavis.Web.Organisations.ClientFiles;

namespace Visavis.Web.Invoices.Pages;

/// <summary>A client's yearly tax statements for services at home.</summary>
public sealed class StatementsModel(TaxStatements statements, TimeProvider time) : ManagePageModel
{
    private const int FirstYear = 2025;

    [BindProperty(SupportsGet = true, Name = "year")]
    public int Year { get; set; }

    public int ThisYear => time.GetUtcNow().Year;

    public IEnumerable<int> Years => Enumerable.Range(FirstYear, Math.Max(1, ThisYear - FirstYear + 1)).Reverse();

    public IReadOnlyList<TaxStatement> Statements { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Year = Year >= FirstYear && Year <= ThisYear ? Year : ThisYear;
        Statements = await statements.OfClientAsync(ServedClient.Account(AccountId), Year, cancellationToken);
    }

    public async Task<IActionResult> OnGetPdfAsync(Guid issuer, CancellationToken cancellationToken)
    {
        await OnGetAsync(cancellationToken);
        return Statements.SingleOrDefault(statement => statement.IssuerId == issuer) is { } one
            ? File(TaxStatements.Pdf(one), "application/pdf", $"attestation-fiscale-{one.Year}.pdf")
            : NotFound();
    }
}
