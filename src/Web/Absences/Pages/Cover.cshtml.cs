using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Visavis.Web.Accounts.Pages;
using Visavis.Web.Bookings;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Localization;
using Visavis.Web.Professionals;

namespace Visavis.Web.Absences.Pages;

/// <summary>The client of a booking agrees with a substitute for once, or postpones.</summary>
public sealed class CoverModel(CoverDesk desk, VisavisDbContext db, IStringLocalizer<AgreementTexts> texts) : ManagePageModel
{
    [BindProperty]
    public bool SharesNotes { get; set; }

    public (Booking Booking, AbsenceCover Cover) Found { get; private set; }

    public Professional Substitute { get; private set; } = null!;

    public string AbsentName { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken cancellationToken) =>
        await LoadAsync(code, cancellationToken) ? Page() : NotFound();

    /// <summary>A form that names nothing to do.</summary>
    public IActionResult OnPost(string code) => LocalRedirect($"/absences/cover/{Uri.EscapeDataString(code)}");

    public async Task<IActionResult> OnPostAgreeAsync(string code, CancellationToken cancellationToken) =>
        await ShowAsync(
            code,
            await desk.AgreeAsync(AccountId, code, SharesNotes, cancellationToken),
            texts["C’est convenu pour cette fois."],
            cancellationToken
        );

    public async Task<IActionResult> OnPostPostponeAsync(string code, CancellationToken cancellationToken) =>
        await ShowAsync(
            code,
            await desk.PostponeAsync(AccountId, code, cancellationToken),
            texts["C’est noté. Proposez une autre heure."],
            cancellationToken
        );

    private async Task<IActionResult> ShowAsync(string code, CoverAnswer answer, string sentence, CancellationToken cancellationToken)
    {
        if (answer == CoverAnswer.Absent)
        {
            return NotFound();
        }

        if (answer == CoverAnswer.Done)
        {
            return Done("cover", sentence);
        }

        db.ChangeTracker.Clear();
        ModelState.AddModelError(
            "cover",
            answer == CoverAnswer.NobodyFree
                ? texts["Cette personne n’est plus libre à cette heure. Le service vous propose quelqu’un d’autre, ou reportez."]
                : texts["Ce rendez-vous a changé entre-temps."]
        );
        return await LoadAsync(code, cancellationToken) ? Page() : NotFound();
    }

    private async Task<bool> LoadAsync(string code, CancellationToken cancellationToken)
    {
        if (await desk.FindAsync(AccountId, code, cancellationToken) is not { } found)
        {
            return false;
        }

        Found = found;
        Substitute = await db.Professionals.AsNoTracking().SingleAsync(p => p.Id == found.Cover.SubstituteId, cancellationToken);
        AbsentName = await db
            .Users.Where(a => a.Id == found.Booking.ProfessionalId)
            .Select(a => a.DisplayName)
            .SingleAsync(cancellationToken);
        return true;
    }
}
