using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Visavis.Web.Accounts;
using Visavis.Web.Accounts.Pages;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Forms;
using Visavis.Web.Foundation.Localization;
using Visavis.Web.Replacements.Hours;
using Visavis.Web.Replacements.Requests;
using Visavis.Web.Replacements.Sending;

namespace Visavis.Web.Replacements.Pages;

/// <summary>One day of a time sheet as it was sent.</summary>
public sealed class SheetLineInput
{
    public string? Start { get; set; }

    public string? End { get; set; }

    public string? Break { get; set; }

    public bool Meal { get; set; }

    public string? Note { get; set; }
}

/// <summary>The time sheet of a mission, filled on a phone by who worked.</summary>
public sealed class SheetModel(
    TimeSheetBook book,
    HoursApproval approval,
    VisavisDbContext db,
    TimeProvider time,
    IStringLocalizer<ReplacementTexts> texts
) : ManagePageModel
{
    public DateTimeOffset Now { get; } = time.GetUtcNow();

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public IDictionary<Guid, SheetLineInput> Lines { get; set; } = new Dictionary<Guid, SheetLineInput>();

    [BindProperty]
    public bool Submits { get; set; }

    public new ReplacementRequest Request { get; private set; } = null!;

    public TimeSheet Sheet { get; private set; } = null!;

    public string SiteName { get; private set; } = "";

    public bool IsOver { get; private set; }

    /// <summary>What was typed, when it was refused.</summary>
    public IReadOnlyDictionary<Guid, SheetLineInput> Typed { get; private set; } = new Dictionary<Guid, SheetLineInput>();

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) =>
        await LoadAsync(cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        ModelState.Clear();
        if (!await LoadAsync(cancellationToken))
        {
            return NotFound();
        }

        var blocks = new List<WorkedBlock>();
        var corrects = Sheet.SubmittedAt is not null;
        foreach (var line in Sheet.Lines.Where(line => !corrects || line.IsOpenToCorrect))
        {
            if (Lines.TryGetValue(line.DayId, out var input) && Read(line, input) is { } block)
            {
                blocks.Add(block);
            }
        }

        if (!ModelState.IsValid)
        {
            Typed = Lines.ToDictionary(pair => pair.Key, pair => pair.Value);
            return Page();
        }

        return await book.SaveAsync(Request, Sheet, blocks, Submits, cancellationToken)
            ? Done(
                "sheet",
                corrects ? texts["La correction est envoyée."]
                    : Submits ? texts["La feuille est envoyée."]
                    : texts["La feuille est enregistrée."]
            )
            : Conflict("sheet");
    }

    /// <summary>Who worked does not agree with a change.</summary>
    public async Task<IActionResult> OnPostContestAsync(Guid line, string? reason, CancellationToken cancellationToken)
    {
        ModelState.Clear();
        if (!await LoadAsync(cancellationToken))
        {
            return NotFound();
        }

        return IsMissing(line, reason) ? Page()
            : await book.ContestAsync(Request, Sheet, line, reason, cancellationToken)
                ? Done("sheet", texts["Votre contestation est enregistrée. Le client regarde de nouveau ces heures."])
            : await TooLateAsync(cancellationToken);
    }

    /// <summary>Who worked asks for a change of what was approved.</summary>
    public async Task<IActionResult> OnPostReopenAsync(Guid line, string? reason, CancellationToken cancellationToken)
    {
        ModelState.Clear();
        if (!await LoadAsync(cancellationToken) || Sheet.Lines.All(l => l.Id != line))
        {
            return NotFound();
        }

        return IsMissing(line, reason) ? Page()
            : await approval.ReopenAsync(AccountId, line, reason, cancellationToken) == ApprovalAnswer.Done
                ? Done("sheet", texts["Ces heures sont rouvertes : elles attendent de nouveau une approbation."])
            : await TooLateAsync(cancellationToken);
    }

    private bool IsMissing(Guid line, string? reason)
    {
        if (PersonalText.Clean(reason, TimeSheetLine.LongestText).Length > 0)
        {
            return false;
        }

        ModelState.AddModelError($"{line}.Reason", texts["Dites pourquoi."]);
        return true;
    }

    private async Task<IActionResult> TooLateAsync(CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        ModelState.AddModelError("sheet", texts["Ce n’est plus possible. Voici où en sont vos heures."]);
        return await LoadAsync(cancellationToken) ? Page() : NotFound();
    }

    private WorkedBlock? Read(TimeSheetLine line, SheetLineInput input)
    {
        var start = Time("Start", input.Start);
        var end = Time("End", input.End);
        var rest = string.IsNullOrWhiteSpace(input.Break) ? 0 : WrittenNumber.Read(input.Break);
        if (rest is null)
        {
            ModelState.AddModelError($"{line.DayId}.Break", texts["Écrivez la pause en minutes, par exemple 30."]);
        }

        if (start is null || end is null || rest is null)
        {
            return null;
        }

        var block = new Block(line.Date, start.Value, end.Value, rest.Value);
        if (block.Problem() is { } problem)
        {
            ModelState.AddModelError($"{line.DayId}.{(block.IsBreakTooLong ? "Break" : "End")}", texts[problem]);
            return null;
        }

        var note = PersonalText.Clean(input.Note, TimeSheetLine.LongestText);
        return new WorkedBlock(line.DayId, start.Value, end.Value, rest.Value, input.Meal, note.Length == 0 ? null : note);

        int? Time(string field, string? typed)
        {
            var minute = Clock.Read(typed);
            if (minute is null)
            {
                ModelState.AddModelError($"{line.DayId}.{field}", texts["Indiquez une heure, par exemple 8:30."]);
            }

            return minute;
        }
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        if (await book.OpenAsync(AccountId, Id, cancellationToken) is not var (request, substitute, sheet))
        {
            return false;
        }

        (Request, Sheet) = (request, sheet);
        IsOver = book.IsOver(request, substitute.Id);
        SiteName =
            await db.Set<ClientSite>().Where(s => s.Id == request.SiteId).Select(s => s.Name).SingleOrDefaultAsync(cancellationToken)
            ?? "…";
        return true;
    }
}
