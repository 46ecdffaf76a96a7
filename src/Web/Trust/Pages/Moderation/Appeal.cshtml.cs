using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Visavis.Web.Accounts;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Localization;
using Visavis.Web.Trust.Decisions;
using Visavis.Web.Trust.Reports;
using Visavis.Web.Trust.Staff;

namespace Visavis.Web.Trust.Pages.Moderation;

/// <summary>One contestation with the first decision and its evidence beside it; decided together with its mail.</summary>
public sealed class AppealModel(VisavisDbContext db, AppealDesk desk, IStringLocalizer<ModerationTexts> texts) : StaffPageModel
{
    private const int ShortestAnswer = 10;

    public Appeal Appeal { get; private set; } = null!;

    public Statement? Statement { get; private set; }

    public Decision? First { get; private set; }

    public IReadOnlyList<Report> Reports { get; private set; } = [];

    public AppealRefusal Refusal { get; private set; }

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancellationToken) =>
        await LoadAsync(id, cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string id, string? answer, bool granted, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, cancellationToken))
        {
            return NotFound();
        }

        ModelState.Clear();
        var clean = PersonalText.Clean(answer, ReportLimits.Story);
        if (Refusal != AppealRefusal.None)
        {
            return Page();
        }

        if (clean.Length < ShortestAnswer)
        {
            ModelState.AddModelError("answer", texts["Écrivez pourquoi, en une phrase au moins."]);
            return Page();
        }

        if (Appeal.StatementId is not null && await TracesAsync(clean, cancellationToken) is { } trace)
        {
            ModelState.AddModelError("answer", texts["Ces mots diraient qui a signalé : « {0} ». Écrivez-le autrement.", trace]);
            return Page();
        }

        return await desk.DecideAsync(Appeal.Id, StaffId, granted, clean, cancellationToken)
            ? Told(granted ? texts["Contestation accordée : tout est rendu."] : texts["Décision maintenue."], "/moderation")
            : Told(texts["Quelqu’un d’autre vient de décider. Rien n’a été changé."], "/moderation");
    }

    private async Task<string?> TracesAsync(string answer, CancellationToken cancellationToken)
    {
        var ids = Reports.Select(r => r.Id).ToList();
        var contacts = await db.Set<ReportContact>().AsNoTracking().Where(c => ids.Contains(c.ReportId)).ToListAsync(cancellationToken);
        return ReporterTraces.FindIn(answer, Reports, contacts);
    }

    private async Task<bool> LoadAsync(string id, CancellationToken cancellationToken)
    {
        var appeal = Guid.TryParseExact(id, "N", out var appealId)
            ? await db.Set<Appeal>().AsNoTracking().SingleOrDefaultAsync(a => a.Id == appealId, cancellationToken)
            : null;
        if (appeal is null)
        {
            return false;
        }

        Appeal = appeal;
        Statement = await db.Set<Statement>().AsNoTracking().SingleOrDefaultAsync(s => s.Id == appeal.StatementId, cancellationToken);
        First = await db.Set<Decision>().AsNoTracking().SingleOrDefaultAsync(d => d.Id == appeal.DecisionId, cancellationToken);
        Reports = await db.Set<Report>()
            .AsNoTracking()
            .Include(r => r.Evidence)
            .Where(r =>
                r.Id == appeal.ReportId
                || (appeal.DecisionId != null && r.DecisionId == appeal.DecisionId)
                || (appeal.DecisionId == null && appeal.ReportId == null && r.ClosedAt == null && r.SubjectId == appeal.AccountId)
            )
            .ToListAsync(cancellationToken);
        Refusal = await desk.RefusalAsync(appeal, StaffId, cancellationToken);
        return true;
    }
}
