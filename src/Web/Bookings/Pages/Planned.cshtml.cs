using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;
using Visavis.Web.Accounts;
using Visavis.Web.Bookings.Planning;
using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Bookings.Pages;

/// <summary>For a planner: a week of one employee, or what lies ahead of one client, each appointment with the way to move or cancel it.</summary>
[Authorize]
public sealed class PlannedModel(
    VisavisDbContext db,
    EntryDesk entries,
    PlannedBookings planned,
    BookingReceipts receipts,
    TimeProvider time
) : PageModel
{
    public const string Path = "/dashboard/planned";

    /// <summary>Ahead of a client; of an employee it is a week.</summary>
    private const int DaysAhead = 366;

    public IReadOnlyList<(Guid Id, string Name)> Employees { get; private set; } = [];

    /// <summary>Whose week; null with one client's appointments.</summary>
    public Guid? Of { get; private set; }

    public Guid? Client { get; private set; }

    public LocalDate Monday { get; private set; }

    public string Zone { get; private set; } = "";

    public DateTimeOffset Now { get; } = time.GetUtcNow();

    public IReadOnlyList<Booking> Bookings { get; private set; } = [];

    /// <summary>What became of the last mail to each side.</summary>
    public LastMails Mails { get; private set; } = null!;

    public string NameOf(Guid professionalId) => Employees.FirstOrDefault(e => e.Id == professionalId).Name ?? "";

    public string WeekOf(int weeks) => $"{Path}?of={Of}&week={LocalDatePattern.Iso.Format(Monday.PlusWeeks(weeks))}";

    public async Task<IActionResult> OnGetAsync(Guid? of, Guid? client, string? week, CancellationToken cancellationToken)
    {
        var me = User.AccountId()!.Value;
        Employees = [.. (await entries.CalendarsAsync(me, cancellationToken)).Where(c => c.Id != me)];
        if (Employees.Count == 0 || (of is not null && Employees.All(e => e.Id != of)))
        {
            return NotFound();
        }

        Zone = await db.Users.Where(a => a.Id == me).Select(a => a.TimeZone).SingleAsync(cancellationToken);
        var zone = BookingWords.ZoneOf(Zone);
        var today = Instant.FromDateTimeOffset(Now).InZone(zone).Date;
        var day =
            LocalDatePattern.Iso.Parse(week ?? "") is { Success: true, Value: var asked } && WrittenMoment.IsNear(asked, zone, Now)
                ? asked
                : today;
        Monday = day.DayOfWeek == IsoDayOfWeek.Monday ? day : day.Previous(IsoDayOfWeek.Monday);
        (Client, Of) = (client, of ?? (client is null ? Employees[0].Id : null));
        var (from, to) = Of is null
            ? (Now, Now.AddDays(DaysAhead))
            : (zone.AtStartOfDay(Monday).ToDateTimeOffset(), zone.AtStartOfDay(Monday.PlusDays(7)).ToDateTimeOffset());
        Bookings = await planned.ListAsync(me, Of, client, from, to, cancellationToken);
        Mails = await receipts.LastOfAsync(Bookings, cancellationToken);
        return Page();
    }
}
