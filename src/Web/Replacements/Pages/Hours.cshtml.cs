using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Visavis.Web.Accounts;
using Visavis.Web.Accounts.Pages;
using Visavis.Web.Foundation.Forms;
using Visavis.Web.Foundation.Localization;
using Visavis.Web.Replacements.Hours;

namespace Visavis.Web.Replacements.Pages;

/// <summary>Approbation des heures: one line, all lines, or one with an adjustment and its reason.</summary>
public sealed class HoursModel(HoursApproval approval, TimeProvider time, IStringLocalizer<ReplacementTexts> texts) : ManagePageModel
{
    [BindProperty]
    public Guid? Line { get; set; }

    /// <summary>Of the one line, as it was shown.</summary>
    [BindProperty]
    public int? SeenMinutes { get; set; }

    /// <summary>The lines of the table when "approve all" was pressed.</summary>
    [BindProperty]
    public IList<Guid> Seen { get; set; } = [];

    [BindProperty]
    public string? Adjustment { get; set; }

    [BindProperty]
    public bool Meal { get; set; }

    [BindProperty]
    public string? Justification { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Month { get; set; }

    public IReadOnlyList<HoursRow> Waiting { get; private set; } = [];

    public IReadOnlyList<HoursRow> Approved { get; private set; } = [];

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public async Task<IActionResult> OnGetCsvAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        string[] heads =
        [
            texts["Date"],
            texts["Personne"],
            texts["Client"],
            texts["Site"],
            texts["Début"],
            texts["Fin"],
            texts["Pause (minutes)"],
            texts["Heures"],
            texts["Ajustement"],
            texts["Heures approuvées"],
            texts["Repas"],
            texts["Justification"],
            texts["Présence avant minuit"],
            texts["Présence après minuit"],
        ];
        var csv = PayrollCsv.Write(Approved, heads, CultureInfo.CurrentCulture);
        return File(Encoding.UTF8.GetBytes(csv), "text/csv; charset=utf-8", $"visavis-heures-{Month}.csv");
    }

    public async Task<IActionResult> OnPostAllAsync(CancellationToken cancellationToken) =>
        Done(
            "hours",
            await approval.ApproveAllAsync(AccountId, [.. Seen], cancellationToken) switch
            {
                0 => texts["Aucune ligne n’est approuvée : elles ont changé entre-temps."],
                var count => texts["{0} {0:ligne approuvée|lignes approuvées}.", new Counted(count)],
            }
        );

    public async Task<IActionResult> OnPostOneAsync(CancellationToken cancellationToken)
    {
        ModelState.Clear();
        var minutes = string.IsNullOrWhiteSpace(Adjustment) ? 0 : Clock.ReadHours(Adjustment);
        if (minutes is null)
        {
            return await RefusedAsync("Adjustment", texts["Écrivez des heures signées, par exemple −1,00 ou 0,25."], cancellationToken);
        }

        var why = PersonalText.Clean(Justification, TimeSheetLine.LongestText);
        var answer = await approval.ApproveAsync(
            AccountId,
            Line ?? Guid.Empty,
            minutes.Value,
            Meal,
            why.Length == 0 ? null : why,
            cancellationToken,
            SeenMinutes
        );
        return answer switch
        {
            ApprovalAnswer.Done => Done("hours", texts["Les heures sont approuvées."]),
            ApprovalAnswer.Absent => NotFound(),
            ApprovalAnswer.NeedsJustification => await RefusedAsync(
                "Justification",
                texts["Tout changement a besoin d’une justification."],
                cancellationToken
            ),
            ApprovalAnswer.BadAdjustment => await RefusedAsync(
                "Adjustment",
                texts["Cet ajustement retire plus d’heures qu’il n’y en a."],
                cancellationToken
            ),
            ApprovalAnswer.Contested => await RefusedAsync(
                "hours",
                texts[
                    "Ces heures sont contestées : approuvez-les telles quelles, ou convenez d’un autre nombre avec la personne, qui les corrige."
                ],
                cancellationToken
            ),
            _ => await RefusedAsync("hours", texts["Ces heures sont déjà approuvées, ou viennent d’être corrigées."], cancellationToken),
        };
    }

    /// <summary>What was approved is to change: it waits again, and who worked is told.</summary>
    public async Task<IActionResult> OnPostReopenAsync(CancellationToken cancellationToken)
    {
        ModelState.Clear();
        return await approval.ReopenAsync(AccountId, Line ?? Guid.Empty, Justification, cancellationToken) switch
        {
            ApprovalAnswer.Done => Done("hours", texts["Ces heures sont rouvertes : elles attendent de nouveau votre approbation."]),
            ApprovalAnswer.Absent => NotFound(),
            ApprovalAnswer.NeedsJustification => await RefusedAsync(
                "reopen",
                texts["Dites pourquoi ces heures changent."],
                cancellationToken
            ),
            _ => await RefusedAsync("hours", texts["Ces heures ne sont plus approuvées. Voici où elles en sont."], cancellationToken),
        };
    }

    private async Task<IActionResult> RefusedAsync(string field, string text, CancellationToken cancellationToken)
    {
        ModelState.AddModelError(field, text);
        await LoadAsync(cancellationToken);
        return Page();
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var (year, month) = WrittenDate.Read($"{Month}-01") is { } first ? (first.Year, first.Month) : (now.Year, now.Month);
        Month = $"{year:0000}-{month:00}";
        Waiting = await approval.ListAsync(AccountId, waiting: true, month: null, cancellationToken);
        Approved = await approval.ListAsync(AccountId, waiting: false, (year, month), cancellationToken);
    }
}
