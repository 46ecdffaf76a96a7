using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Visavis.Web.Accounts;
using Visavis.Web.Foundation.Localization;

namespace Visavis.Web.Services.Pages;

/// <summary>Completed services by month, for whoever had or gave them.</summary>
[Authorize]
public sealed class HistoryModel(ServiceHistory history, IStringLocalizer<ServiceTexts> texts, TimeProvider time) : PageModel
{
    private const int FirstYear = 2026;

    [BindProperty(SupportsGet = true, Name = "year")]
    public int? Year { get; set; }

    /// <summary>month, person or service.</summary>
    [BindProperty(SupportsGet = true, Name = "by")]
    public string? By { get; set; }

    public IEnumerable<IGrouping<string, HistoryRow>> Groups =>
        By switch
        {
            "person" => Rows.GroupBy(row => row.OtherName).OrderBy(group => group.Key, StringComparer.CurrentCultureIgnoreCase),
            "service" => Rows.GroupBy(row => row.Booking.ServiceName).OrderBy(group => group.Key, StringComparer.CurrentCultureIgnoreCase),
            _ => Rows.GroupBy(row => LocalTime.Month(row.Booking.StartsAt, row.Booking.ProfessionalZone)),
        };

    public IReadOnlyList<HistoryRow> Rows { get; private set; } = [];

    public IEnumerable<int> Years => Enumerable.Range(FirstYear, time.GetUtcNow().Year - FirstYear + 1).Reverse();

    public async Task OnGetAsync(CancellationToken cancellationToken) => await ReadAsync(cancellationToken);

    public async Task<IActionResult> OnGetCsvAsync(CancellationToken cancellationToken)
    {
        await ReadAsync(cancellationToken);
        var file = ServiceHistory.ToCsv(
            Rows,
            [texts["Numéro"], texts["Début (UTC)"], texts["Prestation"], texts["Avec"], texts["Minutes"], texts["Prix en euros"]]
        );
        return File(file, "text/csv; charset=utf-8", "visavis-historique.csv");
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        Year = Year is { } year && year >= FirstYear && year <= time.GetUtcNow().Year ? year : null;
        Rows = await history.ReadAsync(User.AccountId()!.Value, Year, cancellationToken);
    }
}
