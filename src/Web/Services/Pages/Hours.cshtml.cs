using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Visavis.Web.Accounts.Pages;
using Visavis.Web.Bookings;
using Visavis.Web.Foundation.Localization;

namespace Visavis.Web.Services.Pages;

/// <summary>Hours of several services in one table, for the client: approve one or all, modify with a justification, contest.</summary>
[Authorize]
public sealed class HoursModel(HoursTable table, HoursDesk desk, ServiceWords words, IStringLocalizer<ServiceTexts> texts) : ManagePageModel
{
    public IReadOnlyList<HoursLine> Waiting { get; private set; } = [];

    /// <summary>Code of the line that was refused, and what was typed in it.</summary>
    public string? Refused { get; private set; }

    public string? Adjustment { get; private set; }

    public string? Justification { get; private set; }

    public bool Meal { get; private set; }

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public async Task<IActionResult> OnPostAllAsync(string[]? seen, CancellationToken cancellationToken) =>
        Done(
            "hours",
            await table.ApproveAllAsync(AccountId, seen ?? [], cancellationToken) switch
            {
                0 => texts["Aucune ligne n’est approuvée : elles ont changé entre-temps."],
                var count => texts["{0} {0:ligne approuvée|lignes approuvées}.", new Counted(count)],
            }
        );

    public async Task<IActionResult> OnPostOneAsync(
        string? line,
        string? adjustment,
        bool meal,
        string? justification,
        int? seen,
        CancellationToken cancellationToken
    )
    {
        if (await table.FindAsync(AccountId, line, cancellationToken) is not { } booking)
        {
            return NotFound();
        }

        (Adjustment, Meal, Justification) = (adjustment, meal, justification);
        var outcome = await desk.ApproveAsync(booking, BookingSide.Client, adjustment, meal, justification, cancellationToken, seen);
        return await AfterAsync(outcome, booking, texts["Les heures sont approuvées."], cancellationToken);
    }

    public async Task<IActionResult> OnPostContestAsync(
        string? line,
        string? adjustment,
        bool meal,
        string? justification,
        CancellationToken cancellationToken
    )
    {
        if (await table.FindAsync(AccountId, line, cancellationToken) is not { } booking)
        {
            return NotFound();
        }

        (Adjustment, Meal, Justification) = (adjustment, meal, justification);
        return await AfterAsync(
            await desk.ContestAsync(booking, BookingSide.Client, justification, cancellationToken),
            booking,
            texts["Votre contestation est enregistrée : rien n’est approuvé tant que vous n’êtes pas d’accord tous les deux."],
            cancellationToken
        );
    }

    private async Task<IActionResult> AfterAsync(HoursOutcome outcome, Booking booking, string done, CancellationToken cancellationToken)
    {
        if (outcome == HoursOutcome.Done)
        {
            return Done("hours", done);
        }

        ModelState.Clear();
        ModelState.AddModelError(
            outcome switch
            {
                HoursOutcome.BadAdjustment => "adjustment",
                HoursOutcome.NeedsReason => "justification",
                _ => "hours",
            },
            words.Problem(outcome)
        );
        Refused = booking.Code;
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        await LoadAsync(cancellationToken);
        return Page();
    }

    private async Task LoadAsync(CancellationToken cancellationToken) => Waiting = await table.WaitingAsync(AccountId, cancellationToken);
}
