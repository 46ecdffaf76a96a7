using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Visavis.Web.Accounts.Pages;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Forms;
using Visavis.Web.Foundation.Localization;
using Visavis.Web.Replacements.Requests;
using Visavis.Web.Replacements.Search;
using Visavis.Web.Replacements.Sending;

namespace Visavis.Web.Replacements.Pages;

/// <summary>One request: its schedule, its search, what may still be changed.</summary>
public sealed partial class RequestModel(
    ReplacementAccess access,
    ReplacementEditor editor,
    ReplacementLists lists,
    SubstituteFinder finder,
    AskAnswers answers,
    RepeatedNeeds repeated,
    VisavisDbContext db,
    TimeProvider time,
    IStringLocalizer<ReplacementTexts> texts
) : ManagePageModel
{
    private IReadOnlyDictionary<Guid, string> names = new Dictionary<Guid, string>();

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public Guid Day { get; set; }

    [BindProperty]
    public ScheduleInput Schedule { get; set; } = new();

    [BindProperty]
    public string? CopyFrom { get; set; }

    [BindProperty]
    public Guid Ask { get; set; }

    /// <summary>Reference codes of those with whom the interview can be held.</summary>
    public IReadOnlyDictionary<Guid, string> Callable { get; private set; } = new Dictionary<Guid, string>();

    public new ReplacementRequest Request { get; private set; } = null!;

    public ReplacementSide Side { get; private set; } = null!;

    /// <summary>Block whose form was refused; empty for a new one.</summary>
    public Guid? RefusedDay { get; private set; }

    public IReadOnlyList<Candidate> Excluded { get; private set; } = [];

    public string Zone { get; private set; } = "";

    /// <summary>Who can do nothing on the site for now, although days are agreed; null otherwise.</summary>
    public string? AbsentSide { get; private set; }

    /// <summary>Nobody can be asked for now.</summary>
    public bool IsPaused { get; private set; }

    /// <summary>Months in which the client may not hire whoever came; 0 where there is no such clause. Of a draft, as the service has it now.</summary>
    public int NoHireMonths { get; private set; }

    public DateTimeOffset Now => time.GetUtcNow();

    public string Name(Guid id) => names.GetValueOrDefault(id, "…");

    public string Here(string handler) => $"/replacements/{Id}?handler={handler}";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) =>
        await LoadAsync(cancellationToken) ? Page() : NotFound();

    /// <summary>A form that names nothing to do.</summary>
    public IActionResult OnPost() => LocalRedirect($"/replacements/{Id}");

    public Task<IActionResult> OnPostSubmitAsync(CancellationToken cancellationToken) =>
        AnswerAsync(
            "request",
            editor.SubmitAsync(AccountId, Id, cancellationToken),
            texts["La recherche commence. La liste dit où elle en est."],
            cancellationToken
        );

    public async Task<IActionResult> OnPostCancelAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
        {
            return NotFound();
        }

        if (Request.State != ReplacementState.Draft)
        {
            return await AnswerAsync(
                "request",
                editor.CancelAsync(AccountId, Id, cancellationToken),
                texts["Le remplacement est annulé. Les personnes concernées sont prévenues."],
                cancellationToken
            );
        }

        if (await editor.CancelAsync(AccountId, Id, cancellationToken) == ReplacementAnswer.Absent)
        {
            return NotFound();
        }

        (NoticeSection, NoticeText) = ("list", texts["Le brouillon est supprimé."]);
        return LocalRedirect("/replacements");
    }

    public async Task<IActionResult> OnPostAddDaysAsync(CancellationToken cancellationToken)
    {
        ModelState.Clear();
        if (!await LoadAsync(cancellationToken))
        {
            return NotFound();
        }

        RefusedDay = Guid.Empty;
        return Schedule.Read(texts, Refuse) is { } blocks
            ? await AnswerAsync(
                "schedule",
                editor.AddBlocksAsync(AccountId, Id, blocks, cancellationToken),
                texts["{0} {0:horaire ajouté|horaires ajoutés}.", new Counted(blocks.Count)],
                cancellationToken
            )
            : Page();
    }

    public async Task<IActionResult> OnPostSaveDayAsync(CancellationToken cancellationToken)
    {
        ModelState.Clear();
        if (!await LoadAsync(cancellationToken))
        {
            return NotFound();
        }

        RefusedDay = Day;
        return Schedule.Read(texts, Refuse) is [var block]
            ? await AnswerAsync(
                "schedule",
                editor.ChangeBlockAsync(AccountId, Id, Day, block, cancellationToken),
                texts["L’horaire est changé."],
                cancellationToken
            )
            : Page();
    }

    public Task<IActionResult> OnPostRemoveDayAsync(CancellationToken cancellationToken) =>
        AnswerAsync(
            "schedule",
            editor.ChangeBlockAsync(AccountId, Id, Day, null, cancellationToken),
            texts["L’horaire est retiré."],
            cancellationToken
        );

    /// <summary>"Qualified" is hard unless the client waives it.</summary>
    public async Task<IActionResult> OnPostWaiveAsync(CancellationToken cancellationToken) =>
        await LoadAsync(cancellationToken)
            ? await AnswerAsync(
                "request",
                editor.SaveAsync(AccountId, Id, ReplacementDetails.Of(Request) with { NeedsQualified = false }, cancellationToken),
                texts["Des personnes sans qualification peuvent maintenant être sollicitées."],
                cancellationToken
            )
            : NotFound();

    /// <summary>After the video mini-interview.</summary>
    public async Task<IActionResult> OnPostRetainAsync(CancellationToken cancellationToken) =>
        await DecideAsync(retains: true, texts["La personne est retenue et prévenue."], cancellationToken);

    public async Task<IActionResult> OnPostRefuseAsync(CancellationToken cancellationToken) =>
        await DecideAsync(retains: false, texts["C’est noté. La recherche continue."], cancellationToken);

    private async Task<IActionResult> DecideAsync(bool retains, string sentence, CancellationToken cancellationToken)
    {
        switch (await answers.DecideAsync(AccountId, Id, Ask, retains, cancellationToken))
        {
            case AnswerResult.Done:
                (NoticeSection, NoticeText) = ("request", sentence);
                return LocalRedirect($"/replacements/{Id}#request");
            case AnswerResult.Absent:
                return NotFound();
            default:
                db.ChangeTracker.Clear();
                ModelState.AddModelError("request", texts["Cette personne n’est plus disponible pour ces jours."]);
                return await LoadAsync(cancellationToken) ? Page() : NotFound();
        }
    }

    public async Task<IActionResult> OnPostCopyAsync(CancellationToken cancellationToken)
    {
        ModelState.Clear();
        if (WrittenDate.Read(CopyFrom) is not { } date)
        {
            return await RefuseCopyAsync(texts["Indiquez une date."], cancellationToken);
        }

        var (answer, copy) = await editor.CopyAsync(AccountId, Id, date, cancellationToken);
        if (copy is null)
        {
            return answer == ReplacementAnswer.Absent ? NotFound() : await RefuseCopyAsync(Reason(answer), cancellationToken);
        }

        (NoticeSection, NoticeText) = ("request", texts["Voici la copie, en brouillon."]);
        return LocalRedirect($"/replacements/{copy.Id}");
    }

    private async Task<IActionResult> RefuseCopyAsync(string sentence, CancellationToken cancellationToken)
    {
        ModelState.AddModelError("CopyFrom", sentence);
        return await LoadAsync(cancellationToken) ? Page() : NotFound();
    }

    private void Refuse(string field, string text) => ModelState.AddModelError($"Schedule.{field}", text);

    private async Task<IActionResult> AnswerAsync(
        string section,
        Task<ReplacementAnswer> change,
        string sentence,
        CancellationToken cancellationToken
    )
    {
        var answer = await change;
        if (answer == ReplacementAnswer.Absent)
        {
            return NotFound();
        }

        if (answer == ReplacementAnswer.Done)
        {
            (NoticeSection, NoticeText) = (section, sentence);
            return LocalRedirect($"/replacements/{Id}#{section}");
        }

        db.ChangeTracker.Clear();
        var field = section == "schedule" && RefusedDay is not null ? "Schedule.From" : "request";
        ModelState.AddModelError(field, Reason(answer));
        return await LoadAsync(cancellationToken) ? Page() : NotFound();
    }

    private string Reason(ReplacementAnswer answer) =>
        answer switch
        {
            ReplacementAnswer.NoDays => texts["Définissez d’abord l’horaire."],
            ReplacementAnswer.Past => texts["Cet horaire est déjà passé."],
            ReplacementAnswer.TooFar => texts["C’est dans plus de {0} ans : vérifiez l’année.", ReplacementEditor.MostYears],
            ReplacementAnswer.Overlap => texts["Deux horaires se chevauchent."],
            ReplacementAnswer.TooMany => texts["{0} horaires au plus.", ReplacementEditor.MostBlocks],
            _ => texts["Ce remplacement ne peut plus être changé."],
        };

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        if (await access.FindAsync(AccountId, Id, cancellationToken) is not var (request, side))
        {
            return false;
        }

        (Request, Side) = (request, side);
        Repeated = await repeated.OfAsync(request, cancellationToken);
        names = await lists.NamesAsync([request.OrganisationId], cancellationToken);
        var service = await db.Set<SendingService>()
            .AsNoTracking()
            .SingleAsync(s => s.OrganisationId == request.OrganisationId, cancellationToken);
        (Zone, NoHireMonths) = (service.TimeZone, request.NoHireMonths ?? service.NoHireMonths);
        var offered = request.Asks.Where(a => a.Answer == AskAnswer.Offered).Select(a => a.SubstituteId).ToList();
        Callable =
            offered.Count == 0
                ? Callable
                : await db.Set<Substitute>()
                    .Where(s => offered.Contains(s.Id))
                    .Join(db.Professionals, s => s.AccountId, p => p.Id, (s, p) => new { s.Id, p.ReferenceCode })
                    .ToDictionaryAsync(s => s.Id, s => s.ReferenceCode, cancellationToken);
        var searches = request.State is ReplacementState.Searching or ReplacementState.Proposed;
        IsPaused = searches && await db.IsPausedAsync(request.Id, Now, cancellationToken);
        AbsentSide = request.StandsAt(Now) ? await db.AbsentSideAsync(request, Now, cancellationToken) : null;
        if (side.IsPlanner && searches)
        {
            Excluded = [.. (await finder.FindAsync(request, service, cancellationToken)).Where(c => !c.IsAsked)];
        }

        return true;
    }
}
