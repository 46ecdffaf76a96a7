using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Visavis.Web.Accounts;
using Visavis.Web.Foundation.Localization;

namespace Visavis.Web.Services.Pages;

/// <summary>Completed services, summed up by month, person or service, and listed; for whoever had or gave them.</summary>
[Authorize]
public sealed class HistoryModel(ServiceHistory history, IStringLocalizer<ServiceTexts> texts, TimeProvider time) : PageModel
{
    private const int PageSize = 100;
    private const int LongestWords = 80;

    [BindProperty(SupportsGet = true, Name = "year")]
    public int? Year { get; set; }

    /// <summary>month, person or service.</summary>
    [BindProperty(SupportsGet = true, Name = "by")]
    public string? By { get; set; }

    /// <summary>In the name of the service or of the other side.</summary>
    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Words { get; set; }

    /// <summary>awaited, given or answered.</summary>
    [BindProperty(SupportsGet = true, Name = "appraisal")]
    public string? Appraisal { get; set; }

    [BindProperty(SupportsGet = true, Name = "part")]
    public int Number { get; set; } = 1;

    public IReadOnlyList<HistorySum> Sums { get; private set; } = [];

    public HistorySum Total { get; private set; } = new("", Month: null, 0, 0, 0);

    /// <summary>Those of this page.</summary>
    public IReadOnlyList<HistoryRow> Rows { get; private set; } = [];

    public int Pages { get; private set; } = 1;

    public IReadOnlyList<int> Years { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var chosen = await ChooseAsync(cancellationToken);
        var by = By switch
        {
            "person" => HistoryGrouping.Person,
            "service" => HistoryGrouping.Service,
            _ => HistoryGrouping.Month,
        };
        Sums = await history.SumAsync(chosen, by, cancellationToken);
        Total = new HistorySum("", Month: null, Sums.Sum(sum => sum.Count), Sums.Sum(sum => sum.Minutes), Sums.Sum(sum => sum.Cents));
        Pages = Math.Max(1, (Total.Count + PageSize - 1) / PageSize);
        Number = Math.Clamp(Number, 1, Pages);
        Rows = await history.ReadAsync(chosen, (Number - 1) * PageSize, PageSize, cancellationToken);
    }

    public async Task<IActionResult> OnGetCsvAsync(CancellationToken cancellationToken)
    {
        var file = ServiceHistory.ToCsv(
            await history.ReadAsync(await ChooseAsync(cancellationToken), cancellationToken),
            [
                texts["Numéro"],
                texts["Début (UTC)"],
                texts["Prestation"],
                texts["Avec"],
                texts["Minutes"],
                texts["Prix en euros"],
                texts["Avis"],
            ],
            row => AppraisalOf(row) ?? ""
        );
        return File(file, "text/csv; charset=utf-8", "visavis-historique.csv");
    }

    /// <summary>This page with what was chosen, and another number or as a file.</summary>
    public string Address(int number, string? handler = null)
    {
        var query = new QueryBuilder();
        foreach (
            var (name, value) in new[]
            {
                ("year", Year?.ToString(CultureInfo.InvariantCulture)),
                ("by", By),
                ("q", Words),
                ("appraisal", Appraisal),
                ("part", number > 1 ? number.ToString(CultureInfo.InvariantCulture) : null),
                ("handler", handler),
            }
        )
        {
            if (!string.IsNullOrEmpty(value))
            {
                query.Add(name, value);
            }
        }

        return $"{ServicePages.History}{query}";
    }

    /// <summary>In words; null where nobody can give one.</summary>
    public string? AppraisalOf(HistoryRow row) =>
        row.Appraisal switch
        {
            HistoryAppraisal.None => null,
            HistoryAppraisal.Awaited => texts["Avis attendu"],
            HistoryAppraisal.Refused => texts["Avis refusé par la modération"],
            _ => string.Join(
                ", ",
                new[]
                {
                    row.IsSatisfied ? texts["Avis : satisfait"].Value : texts["Avis : pas satisfait"].Value,
                    row.IsRecommended ? texts["recommandé"].Value : null,
                    row.Appraisal == HistoryAppraisal.Answered ? texts["avec réponse"].Value : null,
                }.OfType<string>()
            ),
        };

    public static string NameOf(HistorySum sum) =>
        sum.Month is { } month ? month.ToString("MMMM yyyy", CultureInfo.CurrentCulture) : sum.Name;

    private async Task<ChosenHistory> ChooseAsync(CancellationToken cancellationToken)
    {
        var me = User.AccountId()!.Value;
        var now = time.GetUtcNow().Year;
        var first = await history.FirstYearAsync(me, cancellationToken) ?? now;
        Years = [.. Enumerable.Range(first, Math.Max(1, now - first + 1)).Reverse()];
        Year = Year is { } year && Years.Contains(year) ? year : null;
        By = By is "person" or "service" ? By : null;
        Words = PersonalText.Clean(Words, LongestWords);
        HistoryAppraisal? appraisal = Appraisal switch
        {
            "awaited" => HistoryAppraisal.Awaited,
            "given" => HistoryAppraisal.Given,
            "answered" => HistoryAppraisal.Answered,
            _ => null,
        };
        Appraisal = appraisal is null ? null : Appraisal;
        return await history.ChooseAsync(me, new HistoryChoice(Year, appraisal, Words), cancellationToken);
    }
}
