using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Visavis.Web.Accounts.Pages;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Localization;
using Visavis.Web.Replacements.Hours;
using Visavis.Web.Replacements.Requests;
using Visavis.Web.Replacements.Search;
using Visavis.Web.Replacements.Sending;

namespace Visavis.Web.Replacements.Pages;

/// <summary>A substitute's own page: what is proposed, what they have, their time sheets.</summary>
public sealed class MissionsModel(
    AskAnswers answers,
    ReplacementLists lists,
    VisavisDbContext db,
    TimeProvider time,
    IStringLocalizer<ReplacementTexts> texts
) : ManagePageModel
{
    private IReadOnlyDictionary<Guid, string> names = new Dictionary<Guid, string>();
    private Dictionary<Guid, string> addresses = [];
    private Dictionary<Guid, string> zones = [];

    [BindProperty]
    public Guid Ask { get; set; }

    [BindProperty]
    public Guid Mission { get; set; }

    [BindProperty]
    public IList<Guid> Days { get; set; } = [];

    public IReadOnlyList<(ReplacementAsk Ask, ReplacementRequest Request, IReadOnlyList<ReplacementDay> Days)> Asked { get; private set; } =
    [];

    public IReadOnlyList<(ReplacementRequest Request, IReadOnlyList<ReplacementDay> Days, bool IsSubmitted)> Mine { get; private set; } =
    [];

    /// <summary>By request whose days are to be confirmed: who can do nothing on the site for now.</summary>
    public IReadOnlyDictionary<Guid, string> AbsentSides { get; private set; } = new Dictionary<Guid, string>();

    public DateTimeOffset Now => time.GetUtcNow();

    public string Name(Guid id) => names.GetValueOrDefault(id, "…");

    public string AddressOf(Guid site) => addresses.GetValueOrDefault(site, "");

    public string ZoneOf(ReplacementRequest request) => zones.GetValueOrDefault(request.OrganisationId, "Europe/Paris");

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public async Task<IActionResult> OnPostAcceptAsync(CancellationToken cancellationToken)
    {
        ModelState.Clear();
        if (Days.Count == 0)
        {
            return await RefusedAsync(texts["Cochez au moins un jour, ou déclinez."], cancellationToken);
        }

        return await ShowAsync(
            "asked",
            await answers.AcceptAsync(AccountId, Ask, [.. Days], cancellationToken),
            texts["C’est noté : la mission est à vous."],
            cancellationToken
        );
    }

    public async Task<IActionResult> OnPostDeclineAsync(CancellationToken cancellationToken) =>
        await ShowAsync(
            "asked",
            await answers.DeclineAsync(AccountId, Ask, cancellationToken),
            texts["C’est noté. La proposition va à d’autres."],
            cancellationToken
        );

    public async Task<IActionResult> OnPostWithdrawAsync(CancellationToken cancellationToken) =>
        await ShowAsync(
            "mine",
            await answers.WithdrawAsync(AccountId, Mission, cancellationToken),
            texts["C’est noté : quelqu’un d’autre est recherché et le service est prévenu."],
            cancellationToken
        );

    private async Task<IActionResult> ShowAsync(
        string section,
        AnswerResult result,
        string sentence,
        CancellationToken cancellationToken
    ) =>
        result switch
        {
            AnswerResult.Done => Done(section, sentence),
            AnswerResult.Interview => Done(
                section,
                texts["Merci. Le client vous appelle par vidéo avant de confirmer : restez en ligne si vous le pouvez."]
            ),
            AnswerResult.Absent => NotFound(),
            AnswerResult.TooLate => await RefusedAsync(texts["Pourvu : quelqu’un d’autre a accepté avant."], cancellationToken),
            AnswerResult.NotPossible => await RefusedAsync(
                texts["Ces jours dépasseraient vos heures de la semaine, votre repos, ou tombent sur une autre mission."],
                cancellationToken
            ),
            _ => await RefusedAsync(texts["Le délai est passé, ou la proposition a été retirée."], cancellationToken),
        };

    private async Task<IActionResult> RefusedAsync(string sentence, CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        ModelState.AddModelError("asked", sentence);
        await LoadAsync(cancellationToken);
        return Page();
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        var accountId = AccountId;
        var mine = await db.Set<Substitute>().AsNoTracking().Where(s => s.AccountId == accountId).ToListAsync(cancellationToken);
        var ids = mine.ConvertAll(s => s.Id);
        var now = Now;
        var requests = await db.Set<ReplacementRequest>()
            .AsNoTracking()
            .Include(r => r.Days)
            .Include(r => r.Asks)
            .AsSplitQuery()
            .Where(r =>
                r.Asks.Any(a => ids.Contains(a.SubstituteId) && a.Answer == AskAnswer.Waiting)
                || r.Days.Any(d => d.SubstituteId != null && ids.Contains(d.SubstituteId.Value))
            )
            .OrderByDescending(r => r.CreatedAt)
            .Take(100)
            .ToListAsync(cancellationToken);
        var sheets = await db.Set<TimeSheet>()
            .Where(s => ids.Contains(s.SubstituteId) && s.SubmittedAt != null)
            .Select(s => s.RequestId)
            .ToListAsync(cancellationToken);
        Asked =
        [
            .. from request in requests
            from ask in request.Asks
            where ids.Contains(ask.SubstituteId) && ask.Answer == AskAnswer.Waiting && ask.Deadline > now
            orderby ask.Deadline
            select (ask, request, Open(request, now)),
        ];
        Mine =
        [
            .. requests
                .Select(r => (r, Held(r), sheets.Contains(r.Id)))
                .Where(x => x.Item2.Count > 0)
                .OrderByDescending(x => x.Item2.Max(d => d.StartsAt)),
        ];
        AbsentSides = await AbsentSidesAsync(now, cancellationToken);
        var organisations = mine.Select(s => s.OrganisationId).Distinct().ToList();
        names = await lists.NamesAsync(organisations, cancellationToken);
        var sites = requests.Select(r => r.SiteId).ToList();
        addresses = await db.Set<ClientSite>()
            .AsNoTracking()
            .Where(s => sites.Contains(s.Id))
            .ToDictionaryAsync(s => s.Id, s => s.Address, cancellationToken);
        zones = await db.Set<SendingService>()
            .Where(s => organisations.Contains(s.OrganisationId))
            .ToDictionaryAsync(s => s.OrganisationId, s => s.TimeZone, cancellationToken);

        IReadOnlyList<ReplacementDay> Held(ReplacementRequest request) =>
            [.. request.Days.Where(d => d.SubstituteId is { } id && ids.Contains(id)).OrderBy(d => d.StartsAt)];
    }

    private async Task<IReadOnlyDictionary<Guid, string>> AbsentSidesAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var standing = Mine.Where(one => one.Request.StandsAt(now) && one.Days.Any(d => d.StartsAt > now))
            .Select(one => one.Request)
            .ToList();
        var ids = standing.ConvertAll(r => r.Id);
        var paused = await db.PausedAt(now).Where(r => ids.Contains(r.Id)).Select(r => r.Id).ToHashSetAsync(cancellationToken);
        var absent = new Dictionary<Guid, string>();
        foreach (var request in standing.Where(r => paused.Contains(r.Id)))
        {
            if (await db.AbsentSideAsync(request, now, cancellationToken) is { } name)
            {
                absent[request.Id] = name;
            }
        }

        return absent;
    }

    private static IReadOnlyList<ReplacementDay> Open(ReplacementRequest request, DateTimeOffset now) =>
        [.. request.Days.Where(d => d.SubstituteId is null && d.StartsAt > now).OrderBy(d => d.StartsAt)];
}
