using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Visavis.Web.Accounts.Pages;
using Visavis.Web.Bookings;
using Visavis.Web.Bookings.Pages;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Forms;
using Visavis.Web.Foundation.Localization;

namespace Visavis.Web.Absences.Pages;

/// <summary>Declares absences and covers what was booked.</summary>
public sealed class IndexModel(
    AbsenceBook book,
    CoverDesk desk,
    CoverNotices notices,
    VisavisDbContext db,
    IStringLocalizer<AgreementTexts> texts
) : ManagePageModel
{
    [BindProperty]
    public Guid Who { get; set; }

    [BindProperty]
    public string? First { get; set; }

    [BindProperty]
    public string? Last { get; set; }

    [BindProperty]
    public Guid Absence { get; set; }

    [BindProperty]
    public Guid Booking { get; set; }

    [BindProperty]
    public Guid? Substitute { get; set; }

    /// <summary>What a client without an account said on the telephone.</summary>
    [BindProperty]
    public string? Answer { get; set; }

    [BindProperty]
    public bool SharesNotes { get; set; }

    public IReadOnlyList<Absentee> People { get; private set; } = [];

    public IReadOnlyList<(Absence Absence, IReadOnlyList<TouchedBooking> Touched)> Absences { get; private set; } = [];

    public IDictionary<Guid, IReadOnlyList<Absentee>> Free { get; } = new Dictionary<Guid, IReadOnlyList<Absentee>>();

    /// <summary>One's own appointment, or the week of whom one plans for.</summary>
    public string AppointmentOf(Booking booking) =>
        booking.ProfessionalId == AccountId ? BookingLinks.Path(booking) : $"{PlannedModel.Path}?of={booking.ProfessionalId}";

    /// <summary>How those are reached who have no account.</summary>
    public IDictionary<Guid, CoverReach> Reach { get; } = new Dictionary<Guid, CoverReach>();

    public string NameOf(Guid id) => People.FirstOrDefault(p => p.Id == id)?.Name ?? "…";

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    /// <summary>A form that names nothing to do.</summary>
    public IActionResult OnPost() => LocalRedirect("/absences");

    public async Task<IActionResult> OnPostDeclareAsync(CancellationToken cancellationToken)
    {
        ModelState.Clear();
        People = await book.MayDeclareAsync(AccountId, cancellationToken);
        if (People.All(p => p.Id != Who))
        {
            return NotFound();
        }

        var (first, last) = (WrittenDate.Read(First), WrittenDate.Read(Last));
        var today = await book.TodayOfAsync(Who, cancellationToken);
        if (first is null || first < today || first > today.AddYears(1))
        {
            ModelState.AddModelError("First", texts["Indiquez une date à venir, d’ici un an."]);
        }

        if (last is null || last < first || last > first?.AddDays(Visavis.Web.Absences.Absence.LongestDays))
        {
            ModelState.AddModelError("Last", texts["La fin suit le début, {0} jours au plus.", Visavis.Web.Absences.Absence.LongestDays]);
        }

        if (ModelState.IsValid)
        {
            if (await book.DeclareAsync(AccountId, Who, first!.Value, last!.Value, cancellationToken) is { } made)
            {
                (NoticeSection, NoticeText) = ($"absence-{made.Id}", texts["L’absence est déclarée. Voici les rendez-vous touchés."]);
                return LocalRedirect($"/absences#absence-{made.Id}");
            }

            ModelState.AddModelError("First", texts["L’agenda a déjà trop de jours exceptionnels."]);
        }

        await LoadAsync(cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostProposeAsync(CancellationToken cancellationToken)
    {
        ModelState.Clear();
        await LoadAsync(cancellationToken);
        if (Absences.FirstOrDefault(a => a.Absence.Id == Absence).Absence is not { } absence)
        {
            return NotFound();
        }

        switch (await desk.ProposeAsync(absence, Booking, Substitute, cancellationToken))
        {
            case CoverAnswer.Absent:
                return NotFound();
            case CoverAnswer.Done:
                return Told(
                    absence,
                    Reach.TryGetValue(Booking, out var reach) && reach.IsRung
                        ? texts["C’est proposé. Appelez le client, puis notez sa réponse."]
                        : texts["C’est proposé, et le client est prévenu."]
                );
            case CoverAnswer.NobodyFree:
                ModelState.AddModelError(
                    $"absence-{absence.Id}",
                    texts["Aucun collègue n’est connu comme libre à cette heure. Proposez au client une autre heure."]
                );
                return Page();
            default:
                ModelState.AddModelError($"absence-{absence.Id}", texts["Ce rendez-vous n’est plus à remplacer."]);
                return Page();
        }
    }

    public async Task<IActionResult> OnPostAnswerAsync(CancellationToken cancellationToken)
    {
        ModelState.Clear();
        await LoadAsync(cancellationToken);
        if (
            Absences.FirstOrDefault(a => a.Absence.Id == Absence) is not { Absence: { } absence, Touched: var touched }
            // Who has an account answers alone.
            || !touched.Any(t => t.Booking.Id == Booking && t.Booking.ClientId is null && t.Cover?.AbsenceId == absence.Id)
        )
        {
            return NotFound();
        }

        var answer = Answer switch
        {
            "yes" => await desk.AgreeAsync(Booking, SharesNotes, cancellationToken, AccountId),
            "no" => await desk.PostponeAsync(Booking, cancellationToken, AccountId),
            _ => CoverAnswer.Over,
        };
        if (answer == CoverAnswer.Done)
        {
            return Told(absence, texts["La réponse du client est notée."]);
        }

        await LoadAsync(cancellationToken);
        ModelState.AddModelError(
            $"absence-{absence.Id}",
            answer == CoverAnswer.NobodyFree
                ? texts["Aucun collègue n’est connu comme libre à cette heure. Proposez au client une autre heure."]
                : texts["Ce rendez-vous n’est plus à remplacer."]
        );
        return Page();
    }

    public async Task<IActionResult> OnPostEndAsync(CancellationToken cancellationToken)
    {
        ModelState.Clear();
        await LoadAsync(cancellationToken);
        if (Absences.FirstOrDefault(a => a.Absence.Id == Absence).Absence is not { } absence)
        {
            return NotFound();
        }

        await book.EndAsync(absence, cancellationToken);
        (NoticeSection, NoticeText) = ("declare", texts["L’absence est supprimée. Ce que les clients ont accepté reste convenu."]);
        return LocalRedirect("/absences#declare");
    }

    private LocalRedirectResult Told(Absence absence, string sentence)
    {
        (NoticeSection, NoticeText) = ($"absence-{absence.Id}", sentence);
        return LocalRedirect($"/absences#absence-{absence.Id}");
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        People = await book.MayDeclareAsync(AccountId, cancellationToken);
        var found = new List<(Absence, IReadOnlyList<TouchedBooking>)>();
        foreach (var absence in await book.ListAsync(People, cancellationToken))
        {
            var touched = await book.TouchedAsync(absence, cancellationToken);
            foreach (var row in touched.Where(t => t.Booking.IsOpen && t.Cover is not { State: CoverState.Agreed }))
            {
                if (row.Booking.ClientId is null)
                {
                    Reach[row.Booking.Id] = await notices.ReachAsync(row.Booking, cancellationToken);
                }

                Free[row.Booking.Id] = await desk.FreeColleaguesAsync(row.Booking, cancellationToken);
            }

            found.Add((absence, touched));
        }

        Absences = found;
    }
}
