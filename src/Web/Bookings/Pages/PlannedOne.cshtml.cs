using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using NodaTime;
using Visavis.Web.Accounts;
using Visavis.Web.Bookings.Planning;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Localization;

namespace Visavis.Web.Bookings.Pages;

/// <summary>A planner moves or cancels one appointment, for its client or for the employee; to anybody else the page is not there.</summary>
[Authorize]
public sealed class PlannedOneModel(
    VisavisDbContext db,
    PlannedBookings planned,
    PlannerDesk desk,
    IOtherReceipts otherReceipts,
    IStringLocalizer<BookingTexts> texts,
    TimeProvider time
) : PageModel
{
    [TempData]
    public string? Notice { get; set; }

    public Booking Booking { get; private set; } = null!;

    public string Employee { get; private set; } = "";

    public string Zone { get; private set; } = "";

    public DateTimeOffset Now { get; } = time.GetUtcNow();

    public string? Problem { get; private set; }

    /// <summary>Letters and calls to the client, and how they are reminded.</summary>
    public IReadOnlyList<string> ToldOtherwise { get; private set; } = [];

    public BookingSide Side { get; private set; }

    public string? Date { get; private set; }

    public string? Clock { get; private set; }

    /// <summary>What cancelling for the client would cost them now.</summary>
    public int FeeNow => Booking.FeeAt(Now);

    /// <summary>Who cancels for the employee then says why.</summary>
    public bool IsLate => Booking.State == BookingState.Accepted && Booking.IsLate(Now);

    public bool May(BookingAct act, BookingSide side) => BookingActs.ForPlanner(Booking, side, Now).Contains(act);

    public bool May(BookingAct act) => May(act, BookingSide.Client) || May(act, BookingSide.Professional);

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken cancellationToken) =>
        await LoadAsync(code, cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostMoveAsync(
        string code,
        BookingSide side,
        string? date,
        string? clock,
        CancellationToken cancellationToken
    )
    {
        if (!await LoadAsync(code, cancellationToken))
        {
            return NotFound();
        }

        (Side, Date, Clock) = (side, date, clock);
        if (WrittenMoment.Read(date, clock, BookingWords.ZoneOf(Zone), Now) is not { } start || start <= Instant.FromDateTimeOffset(Now))
        {
            Problem = texts["Écrivez un jour et une heure à venir, dans les deux ans."];
            return Page();
        }

        return Answer(
            await desk.MoveAsync(User.AccountId()!.Value, code, side, start, cancellationToken),
            texts["C’est enregistré, et les deux personnes en sont prévenues."]
        );
    }

    public async Task<IActionResult> OnPostCancelAsync(string code, BookingSide side, string? reason, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(code, cancellationToken))
        {
            return NotFound();
        }

        Side = side;
        var clean = PersonalText.Clean(reason, Booking.LongestReason) is { Length: > 0 } text ? text : null;
        return Answer(
            await desk.CancelAsync(User.AccountId()!.Value, code, side, clean, cancellationToken),
            texts["Le rendez-vous est annulé, et les deux personnes en sont prévenues."]
        );
    }

    private IActionResult Answer(DeskOutcome outcome, string done)
    {
        if (outcome == DeskOutcome.Done)
        {
            Notice = done;
            return LocalRedirect($"{PlannedModel.Path}/{Booking.Code}");
        }

        Problem = outcome switch
        {
            DeskOutcome.Taken => texts["Ce moment n’est pas libre : l’ancien reste valable. Choisissez-en un autre."],
            DeskOutcome.Unknown => texts["L’agenda ne peut pas être lu en ce moment : l’ancien moment reste valable."],
            DeskOutcome.NeedsReason => texts["La date limite est passée : dites en quelques mots pourquoi vous annulez. Rien n’a changé."],
            _ => texts["Ce n’est plus possible : le rendez-vous a changé entre-temps. Voici où il en est."],
        };
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    private async Task<bool> LoadAsync(string code, CancellationToken cancellationToken)
    {
        if (await planned.FindAsync(User.AccountId()!.Value, code, cancellationToken) is not var (booking, _))
        {
            return false;
        }

        Booking = booking;
        var employee = await db
            .Users.Where(a => a.Id == booking.ProfessionalId)
            .Select(a => new { a.DisplayName, a.TimeZone })
            .SingleAsync(cancellationToken);
        // The appointment takes place on the employee's clock.
        (Employee, Zone) = (employee.DisplayName, employee.TimeZone);
        ToldOtherwise = await otherReceipts.OfAsync(booking, Zone, cancellationToken);
        return true;
    }
}
