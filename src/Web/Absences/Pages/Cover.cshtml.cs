using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Visavis.Web.Accounts;
using Visavis.Web.Bookings;
using Visavis.Web.Bookings.Pages;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Localization;
using Visavis.Web.Professionals;

namespace Visavis.Web.Absences.Pages;

/// <summary>The client of a booking agrees with a substitute for once, or postpones: signed in, or by the personal link of a mail.</summary>
public sealed class CoverModel(
    CoverDesk desk,
    VisavisDbContext db,
    BookingLinks links,
    IStringLocalizer<AgreementTexts> texts,
    TimeProvider time
) : BookingPageModel(db, links, time)
{
    [BindProperty]
    public bool SharesNotes { get; set; }

    [TempData]
    public string? Notice { get; set; }

    public string? Problem { get; private set; }

    /// <summary>Null when nothing is to be chosen: nobody was offered, or the absence was taken back.</summary>
    public AbsenceCover? Cover { get; private set; }

    public Professional? Substitute { get; private set; }

    public string AbsentName => ProfessionalName;

    public string Action(string? handler = null) =>
        CoverNotices.PathOf(Booking)
        + QueryString
            .Create(
                new[] { KeyValuePair.Create("handler", handler), KeyValuePair.Create("key", Key) }.Where(pair => pair.Value is not null)
            )
            .ToUriComponent();

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken cancellationToken) =>
        IsNobody ? Challenge()
        : await LoadCoverAsync(code, cancellationToken) ? Page()
        : NotFound();

    /// <summary>A form that names nothing to do.</summary>
    public IActionResult OnPost(string code) =>
        IsNobody
            ? Challenge()
            : LocalRedirect(
                $"/absences/cover/{Uri.EscapeDataString(code)}{(Key is null ? "" : QueryString.Create("key", Key).ToUriComponent())}"
            );

    public Task<IActionResult> OnPostAgreeAsync(string code, CancellationToken cancellationToken) =>
        ActAsync(
            code,
            id => desk.AgreeAsync(id, SharesNotes, cancellationToken),
            texts["C’est convenu pour cette fois."],
            cancellationToken
        );

    public Task<IActionResult> OnPostPostponeAsync(string code, CancellationToken cancellationToken) =>
        ActAsync(code, id => desk.PostponeAsync(id, cancellationToken), texts["C’est noté. Proposez une autre heure."], cancellationToken);

    /// <summary>Without a session and without the key of a mail: an account signs in first.</summary>
    private bool IsNobody => Key is null && User.AccountId() is null;

    private async Task<IActionResult> ActAsync(
        string code,
        Func<Guid, Task<CoverAnswer>> act,
        string sentence,
        CancellationToken cancellationToken
    )
    {
        if (IsNobody)
        {
            return Challenge();
        }

        if (!await LoadCoverAsync(code, cancellationToken))
        {
            return NotFound();
        }

        var answer = await act(Booking.Id);
        if (answer == CoverAnswer.Done)
        {
            Notice = sentence;
            return LocalRedirect(Action());
        }

        Db.ChangeTracker.Clear();
        if (!await LoadCoverAsync(code, cancellationToken))
        {
            return NotFound();
        }

        Problem = answer switch
        {
            CoverAnswer.NobodyFree => texts[
                "Cette personne n’est plus libre à cette heure. Le service vous propose quelqu’un d’autre, ou reportez."
            ].Value,
            // The page itself says what became of it.
            CoverAnswer.Absent => null,
            _ => texts["Ce rendez-vous a changé entre-temps."].Value,
        };
        return Page();
    }

    private async Task<bool> LoadCoverAsync(string code, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(code, cancellationToken) || !IsClient)
        {
            return false;
        }

        Cover = (await desk.FindAsync(Booking.Id, cancellationToken))?.Cover;
        Substitute = Cover is null
            ? null
            : await Db.Professionals.AsNoTracking().SingleAsync(p => p.Id == Cover.SubstituteId, cancellationToken);
        return true;
    }
}
