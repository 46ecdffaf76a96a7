using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using NodaTime;
using NodaTime.Text;
using Visavis.Web.Availability;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Localization;

namespace Visavis.Web.Bookings.Pages;

/// <summary>Chooses another time: free slots, and for the professional any moment of their own.</summary>
public sealed class MoveModel(
    VisavisDbContext db,
    BookingLinks links,
    BookingMoves moves,
    SlotFinder slots,
    BookedBusyTimes busy,
    IStringLocalizer<BookingTexts> texts,
    TimeProvider time
) : BookingPageModel(db, links, time)
{
    private const int DaysShown = 14;

    [TempData]
    public string? Notice { get; set; }

    public IReadOnlyList<Interval> Slots { get; private set; } = [];

    public LocalDate FirstDay { get; private set; }

    public string? Problem { get; private set; }

    /// <summary>What the professional wrote, when it is not to be had.</summary>
    public string? Date { get; private set; }

    public string? Clock { get; private set; }

    public async Task<IActionResult> OnGetAsync(string code, string? day, CancellationToken cancellationToken) =>
        await ShowAsync(code, day, cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(
        string code,
        string? start,
        string? date,
        string? clock,
        CancellationToken cancellationToken
    )
    {
        if (!await ShowAsync(code, day: null, cancellationToken))
        {
            return NotFound();
        }

        if (Read(start, date, clock) is not { } at)
        {
            Problem = texts["Choisissez un créneau, ou écrivez un jour et une heure à venir, dans les deux ans."];
            return Page();
        }

        switch (await moves.ProposeAsync(Booking.Id, Side, at, cancellationToken))
        {
            case DeskOutcome.Done:
                // Moved already, or only proposed: the row knows, not the button.
                Notice = await IsMovedAsync(at, cancellationToken)
                    ? texts["C’est enregistré : votre rendez-vous est déplacé, et l’autre personne en est prévenue."]
                    : texts["C’est enregistré. Tant que l’autre personne n’a pas accepté, l’ancien moment reste valable."];
                return LocalRedirect(PathOf());
            case DeskOutcome.Taken:
                Problem = texts["Ce moment n’est pas libre : l’ancien reste valable. Choisissez-en un autre."];
                break;
            case DeskOutcome.Unknown:
                Problem = texts["L’agenda ne peut pas être lu en ce moment : l’ancien moment reste valable."];
                break;
            default:
                return LocalRedirect(PathOf());
        }

        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    private Task<bool> IsMovedAsync(Instant to, CancellationToken cancellationToken)
    {
        var start = to.ToDateTimeOffset();
        return Db.Set<Booking>().AnyAsync(b => b.Id == Booking.Id && b.StartsAt == start, cancellationToken);
    }

    private Instant? Read(string? start, string? date, string? clock)
    {
        if (WrittenMoment.Slot(start, Now) is { } slot)
        {
            return slot;
        }

        (Date, Clock) = (date, clock);
        return
            !IsClient && WrittenMoment.Read(date, clock, BookingWords.ZoneOf(Zone), Now) is { } at && at > Instant.FromDateTimeOffset(Now)
            ? at
            : null;
    }

    private async Task<bool> ShowAsync(string code, string? day, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(code, cancellationToken) || !May(BookingAct.ProposeTime))
        {
            return false;
        }

        var zone = BookingWords.ZoneOf(Zone);
        var today = Instant.FromDateTimeOffset(Now).InZone(zone).Date;
        FirstDay =
            LocalDatePattern.Iso.Parse(day ?? "") is { Success: true, Value: var asked }
            && asked > today
            && WrittenMoment.IsNear(asked, zone, Now)
                ? asked
                : today;
        busy.Ignore(Booking.Id);
        if (Booking.ServiceOfferId is { } offer)
        {
            var from = Instant.Max(zone.AtStartOfDay(FirstDay).ToInstant(), Instant.FromDateTimeOffset(Now));
            var answer = await slots.FindAsync(
                Booking.ProfessionalId,
                offer,
                Booking.DurationMinutes,
                from,
                zone.AtStartOfDay(FirstDay.PlusDays(DaysShown)).ToInstant(),
                cancellationToken
            );
            Slots = answer.Slots;
        }

        return true;
    }

    public string NextPage => Page(FirstDay.PlusDays(DaysShown));

    private string Page(LocalDate day)
    {
        var path = PathOf("/move");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}day={LocalDatePattern.Iso.Format(day)}"
        );
    }
}
